"""Digits that are no claim, each with the reason: telephone numbers, addresses, references, names, page furniture.

What stands here is taken before any figure is read, so every pattern must be sure of itself: a figure that is
lost here is never checked. Where a form can be both ("Day 3", "Phase 2"), it counts as a label.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.extract.dates_calendar import MONTH
from factcheck.model import Block, BlockKind, Draft, LeftOut, Span

_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Terrace|Close|Crescent"
    r"|Gardens|Highway|Hwy|Parkway|Pkwy|Plaza|Row|Hill|Grove|Mews|Quay|Circle|Turnpike|Freeway|Embankment|Wharf)\b\.?"
)
_LABELS = (
    r"(?:[Tt]ables?|[Ff]igures?|[Ff]igs?\.|[Ee]xhibits?|[Aa]ppendix|[Aa]ppendices|[Aa]nnex|[Pp]ages?|pp?\."
    r"|[Ss]lides?|[Nn]otes?"
    r"|[Ff]ootnotes?|[Pp]aragraphs?|[Pp]aras?\.?|[Cc]hapters?|[Vv]olumes?|[Vv]ol\.|[Ii]ssue|[Ii]tems?|[Ss]teps?"
    r"|[Qq]uestions?)"
)
_LAW_LABELS = (
    r"(?:[Ss]ections?|[Ss]ec\.|[Aa]rticles?|Rules?|Regulations?|Schedules?|[Cc]lauses?|Titles?|Parts?|Chapters?"
    r"|Orders?"
    r"|Propositions?|Prop\.?|Resolutions?|Directives?|Amendments?|Penal\sCodes?|Public\sLaw|P\.?L\.|Forms?"
    r"|Executive\sOrders?"
    r"|[Ss]ubsections?|Codes?|(?:Assembly|Senate|House|Legislative)\sBill)"
)
_NAME_LABELS = (
    r"(?:Phase|Tier|Level|Category|Class|Stage|Grade|Type|Zone|Gate|Platform|Terminal|Formula|Channel|Radio"
    r"|Route|Routes|Highway"
    r"|Highways|Interstate|Pier|Lot|Block|Building|Boeing|Airbus|Windows|iPhone|iPad|Galaxy|Xbox|PlayStation"
    r"|Web|Generation|Gen"
    r"|Model|Season|Game|Turn|Episode|Round|Bay|Ward|District|Precinct|Region|Area|Sector|Division|Count|Counts|Group"
    r"|Unit|Room|Suite"
    r"|Floor|Apartment|Apt\.?|Box|Junction|Flight|Test|Booth|Stand|Hall|Studio|Track|Lane|Engine|Squad|Team"
    r"|Station|Local|Area"
    r"|Band|Gleason|Level|Layer|Series|Doe|Victim|Witness|Defendant|Company|Individual|Person|Co-[Cc]onspirator"
    r"|School|P\.?S\.?|Pod"
    r"|phase|tier|category|type|grade|junction)"
)
_INDEXES = (
    r"(?:Fortune|Forbes|Inc\.?|Dow|SBF"
    r"|AIM|Deloitte\sFast|Global|Power|Big|Top|Hot|Area|Studio|Club|Radio|BBC|Lotto|Catch)"
)
_CURRENCY_CODES = (
    r"(?:USD?|EUR|GBP|AUD|CAD|NZD|CHF|JPY|INR|CNY|RMB|HKD|SGD|ZAR|SEK|NOK|DKK|AED|SAR|Rs|RM|AU|NZ"
    r"|CA|HK)"
)
_NUMBERING = r"(?:\d[\w:/.-]{0,24}\w|\d)"
_AND_MORE = (
    rf"(?:(?:,\s|\s(?:and|or|to|through)\s|\s?[-–]\s?|,\s(?:and|or)\s){_NUMBERING}(?:\([\w]{{1,4}}\)){{0,3}}){{0,6}}"
)

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("web address", r"(?:https?://|www\.)[^\s<>\"”)\]]{1,400}"),
    ("web address", r"(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|gov|edu|co\.uk|org\.uk|police\.uk"
    r"|gov\.uk|io|eu|info|de|fr|ca|au|int)(?:/[^\s<>\"”)\]]{0,300})?(?![\w@])"),
    ("e-mail address", r"(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}"),
    ("social media name", r"(?<![\w])[@#](?=\w{0,40}\d)(?=\w{0,40}\p{L})\w{2,41}"),
    # telephone numbers
    ("telephone number", r"(?<![\w£$€.,])\+\d{1,3}[\s.-]?(?:\(\d{1,5}\)[\s.-]?)?\d{1,5}(?:[\s.-]\d{2,6}){1,4}(?!\w)"),
    ("telephone number", r"(?<![\w£$€.,+-])(?:\+?1[\s.-])?(?:\(\d{3}\)\s?"
    r"|\d{3}[\s.–-])\d{3}[.\s–-]\d{4}(?:,?\s?(?:x|ext\.?|extension)\s?\d{1,5})?(?!\w)"),
    ("telephone number", r"\(\d{3}\)\s?\d{3}\s?[-–]\s\d{4}(?!\w)"),  # "(202) 555- 0134"
    ("telephone number", r"(?<![\w£$€.,+-])(?<!\d\s)\(?0\d{2,4}\)?[\s-]\d{3,4}(?:[\s-]?\d{3,4}){0,2}(?!\w)"),
    ("telephone number", r"(?<![\w£$€.,+-])0\d{9,10}(?!\w)"),
    ("telephone number", r"(?<![\w£$€.,+-])1?-?8(?:00|88|77|66|55|44)[-.\s](?:[A-Z]{2,10}"
    r"|\d{3})(?:-?[A-Z0-9]{2,8}){0,2}(?!\w)"),
    ("telephone number", r"(?i:\b(?:calls?|called|dial|dialed|dialling|dialing|calling|phone|phoning|ring|ringing"
    r"|text|tel|telephone|fax|hotline|on)\b(?:\s(?:us|them|police|the\spolice|officers|for\shelp))?(?:\sat|\son"
    r"|\sto)?[.:]?\s)\K(?:101|111|112|911|999|1[01]\d{4}|\d{3}[-.]\d{4}|\d{5,6})(?!\w|,\d|\.\d|[-–]\d)"),
    ("telephone number", r"(?<![\w£$€.,-])(?:911|999|101)\s(?=(?:call|caller|calls|callers|operator|dispatch"
    r"|dispatcher)\b)"),
    ("telephone number", r"(?i:\b(?:tel|telephone|phone|fax|mobile|cell"
    r"|office)\b\.?\s?[:#]?\s?)\K[\d(][\d\s().-]{5,20}\d"),
    ("telephone extension", r"(?i:\b(?:ext|extension)\b\.?\s?)\K\d{1,6}"),
    # addresses
    ("postcode", r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)"),
    ("postcode", r"(?<=(?<!\w)[A-Z]{2},?\s|[A-Z]\.[A-Z]\.\s)\d{5}(?:-\d{4})?(?!\w|,\d)"),
    ("address", rf"(?<![\w£$€.,/-]|\p{{L}},\s)\d{{1,5}}(?:[-–]\d{{1,5}})?[A-Za-z]?,?\s(?:[NSEW]\.?\s|North\s"
    rf"|South\s|East\s|West\s)?(?!{MONTH})(?:(?:\p{{Lu}}[\p{{L}}'’.]{{1,20}}|\d{{1,3}}(?:st|nd|rd"
    rf"|th))\s){{1,3}}{_STREET}(?!\w)"),
    ("address", rf"(?<=\p{{L}},\s)\d{{2,5}}[A-Za-z]?,?\s(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?!{MONTH})"
    rf"(?:\p{{Lu}}[\p{{L}}'’.]{{1,20}}\s){{1,3}}{_STREET}(?=,\s\p{{Lu}})"),
    ("address", r"(?<![\w-])(?:\d{1,5}(?:-\d{1,5})?\s)?\d{1,3}\s?(?:st|nd|rd|th)\s{1,3}(?:Street|St\b\.?|Avenue"
        r"|Ave\b\.?|Floor"
        r"|Fl\b\.?|District"
    r"|Congressional\sDistrict|Precinct|Circuit)(?!\w)"),
    ("address", r"(?<!\w)(?i:P\.?\s?O\.?\sBox|suite|apt\.?|apartment)\s#?\d{1,6}(?!\w)"),
    # cases, statutes, registers
    ("case number", r"(?<!\w)(?:[Cc]ases?|CASE|[Dd]ockets?|DOCKET|[Ii]ndictment|[Ff]ile|[Cc]rime|[Ii]ncident"
    r"|[Ll]og|[Rr]elease|[Pp]ermit|[Pp]atent|[Cc]ivil\s[Aa]ction|[Cc]ivil|[Cc]riminal|[Rr]egistration"
    r"|[Rr]egistered|[Cc]harity|[Cc]ompany|[Ll]icen[cs]e|[Rr]ef(?:erence)?|[Ii]dentification|[Aa]pplication|NCT"
    r"|ISIN|ISBN|ISSN|CUSIP|ID|Badge|Lot|Bid|Contract|Grant|Project|Order|Account|Invoice|Bulletin"
    r"|Report)\b\.?,?(?:\s(?:charity|company|in\sEngland))?\s?(?:[Nn]umbers?|[Nn]os?\.?|NO\.|[Nn]um\.|#"
    r"|ID)?\s?[#:]{0,2}\s?(?=[\w:/.-]{0,12}\d)(?!(?:[12]\d{3}|Q[1-4]|H[12]|FY\d{2,4})(?![\w:/-]))(?:(?<=(?:[Nn]umbers?|[Nn]os?\.?|NO\."
    r"|#|ID)\s?[#:]{0,2}\s?)|(?=[\w:/.-]{0,12}(?:[A-Z:/-]|\d{5,})))[A-Z\d](?:[\w:/.-]|,(?=\d)){0,30}\w"),
    ("statute", r"(?<!\w)\d{1,3}\s(?:U\.?\s?S\.?\s?C\.?|C\.?\s?F\.?\s?R\.?|USC"
    r"|CFR)(?:\s?§{1,2})?(?:\s(?:[Ss]ections?|[Pp]art))?\s?\d[\w.()-]{0,20}"),
    ("statute", r"§{1,2}\s?\d[\w.():-]{0,20}"),
    ("section reference", rf"(?<!\w){_LAW_LABELS}\s(?:No\.\s"
    rf"|\(\w{{2}}\)\s)?{_NUMBERING}(?:\(\w{{1,4}}\)){{0,4}}{_AND_MORE}(?![\w%])"),
    ("bill number", r"(?<!\w)(?:H\.\s?R\.|HR|S\.|H\.\s?Res\.|S\.\s?Res\.|HB|SB|AB|H\.?\s?J\.?\s?Res\.?"
    r"|S\.\s?Con\.\s?Res\.)\s?\d{1,5}(?!\w|,\d|\.\d)"),
    ("tax form", r"(?<!\w)(?:10|8|20|6|13|14|11|1099|990|W|S|F|N)-?[KQFDGSA]\b(?!-?\d)(?:/A)?"
    r"|(?<!\w)(?:401\(k\)|403\(b\)|501\s?\(?[cC]\)?\s?\(?\d{1,2}\)?(?!\w))s?"),
    ("statute's year", r"(?<=\b(?:Act|Order|Regulations|Rules|Bill|Code|Directive|Convention"
    r"|Scheme),?\s)(?:1[89]|20)\d{2}(?![\w/-]|,\d)"),
    ("standard", r"(?<!\w)(?:ISO|IEC|BS|EN|IEEE|IFRS|IAS|ASC|SSAP|RFC|DIN|ANSI|NIST|ASTM|NI"
    r"|National\sInstrument)(?:[/\s-](?:IEC|EN))?[\s-]\d[\d:.-]{0,14}(?!\w)"),
    # references inside the document
    ("table or figure reference", rf"(?<!\w){_LABELS}\s{_NUMBERING}{_AND_MORE}(?![\w%])"),
    ("page furniture", r"(?i:\bpage\s)?\d{1,4}\s(?:of|/)\s\d{1,4}(?=\s{0,3}$)"),
    ("page furniture", r"(?<!\w)\d{1,3}\s?[+−x×*]\s?\d{1,3}\s?="),
    ("page furniture", r"(?i:(?<!\w)\d{1,3}[\s-](?:min|minute)s?\sread\b)"),
    ("page furniture", r"(?i:\b(?:views?|comments?|shares?|likes?|downloads?|posted|word\scount"
    r"|read\stime)\s?[:(]\s?\d[\d,]{0,9}\)?)|(?i:(?<!\w)\d{1,6}\s(?:comments?|shares|likes|views)(?=\s{0,3}$))"),
    ("name", r"(?<![\w£$€.,])\d{2,3}\.\d(?=\s?FM(?!\w)|\s[WKC][A-Z]{2,3}(?:-FM)?(?!\w))"),  # a station
    ("name", r"(?<![\w£$€.,])\d{2,4}(?=\sSeries(?!\w))"),
    ("name", r"(?<![\w£$€.,])[1-8](?:\.\d)?K(?=\s(?:\p{Ll}{2,12}\s){0,2}(?:screen|display|video|resolution|camera"
        r"|monitor|TV)s?(?!\w))"),
    ("case number", r"(?<!\w)ISBN(?:[\s-]1[03])?:?\s?(?:97[89][-\s]?)?\d[\d-]{8,15}\d(?!\w)"),
    ("name", r"(?<![\w£$€.,])[1-9]\.0(?=\s(?:platform|version|release|update|upgrade|era|launch|edition|app"
        r"|software)(?!\w))"),
    ("name", r"(?<![\w£$€.,])(?:40[0-9]|50[0-4])(?=\s(?:error|not\sfound|page|status|response)(?!\w))"),  # of the web
    # brands and places that end in a number
    ("name", r"(?<!\w)(?:Phillips\s66|Studio\s54|Forever\s21|Motel\s6|Super\s8|Pier\s1|Heinz\s57|Section\s8"
        r"|Catch[\s-]22"
    r"|Blink-182|Route\s66|Title\s42|Area\s51|Chanel\sNo\.\s5)(?![\w%]|[.,]\d)"),
    ("name", r"(?<!\w)(?:[Ss]eptember|[Ss]ept?\.?)\s11(?:th)?(?=,?\s(?:terror\p{L}{0,5}|attacks?|hijack\p{L}{2,4}"
        r"|victims?|memorial)(?!\w))"),
    ("name", r"(?<!\w)(?:[Ss]tep|[Ii]tem|[Ll]ot|[Pp]latform|[Bb]us|[Rr]oom|[Cc]ount|[Ss]quad|[Cc]hannel|[Ll]esson"
        r"|[Rr]eason)\s[Nn]umber\s\d{1,4}(?!\w|[.,]\d)"),
    ("name", r"(?<=[®™]\s?)\d{1,4}(?![\w%]|[.,]\d|\s(?:million|billion|times|percent|per)(?!\w)"
        r"|\s(?!(?:was|is|has|as|its|this)(?!\w))\p{Ll}{2,20}s(?!\w))"),
    ("case number", r"(?<!\w)(?:Abstract|Poster|Booth|Paper)\s(?:[Nn]umber|[Nn]o\.?|#):?\s?\d{1,6}(?!\w)"),
    ("index name", r"(?<!\w)Inc\.\s(?:500|5000|5,000)(?!\w|[.,]\d)"),
    # "the Studio 54 stage", "at Forever 21 and": a name and a number that nothing is counted by
    ("name", rf"(?<=(?<!\p{{L}})(?:the|an?|its)\s)(?!{MONTH}\s|(?:Fiscal|Year|Grades?|Ages?|Aged|Day|Total|Page|Act)\s)"
    rf"\p{{Lu}}\p{{Ll}}{{2,15}}\s\d{{1,3}}(?=[.;)’'](?!\d)|\s(?:and|or|for|on)\s\p{{L}}(?!\p{{L}}{{0,20}}\s(?:were|was)))"),
    ("identification code", r"(?<=\p{L}[\s:#]{1,2})\d{9,18}(?![\w%]|[.,]\d|\s\p{Ll})"),
    ("file", r"(?<!\w)[\w-]{1,60}\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|mp[34]|zip|html?|aspx|php)(?!\w)"),
    ("file", r"(?i:(?<!\w)(?:pdf|docx?|jpe?g|png|mp3|mp4|zip),?\s?[-–(:]?\s?\d[\d.,]{0,9}\s?[KMG]i?B\b)"),
    ("file", r"(?<!\w)(?:IMG|DSC|image)[_-]?\d{3,8}(?!\w)"),
    ("copyright line", r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)\s?(?:©\s?)?(?:1[89]"
    r"|20)\d{2}(?:\s?[-–]\s?(?:1[89]|20)?\d{2})?"),
    ("footnote mark", r"\[\d{1,3}\]|(?<!(?<!\p{L})(?i:[kcm]?m|ft|mi|yd|10))[¹²³⁴⁵⁶⁷⁸⁹]+"
    r"|(?<=\p{L}[.,;]?)\^\d{1,2}(?!\d)"),
    ("list number", r"(?<=(?:^|[.!?:;]\s|\n)\s{0,3})[1-9]\d?\.(?=\p{Lu}\p{Ll}{2})"),  # "2.Get it free"
    ("list number", r"(?<=(?:^|[;:,]|\b(?:and|or|from|by|are|is|to|includes?|including|should|will|must"
    r"|either))\s)\((?:\d{1,2}|[ivx]{1,4})\)(?=\s\p{L})|(?<=[;:,]\s(?:and\s)?)\d{1,2}\)(?=\s\p{L})"),
    # names
    ("version number", r"(?i:\bversions?\s|\bv\.?\s?)\d{1,4}(?:\.\d{1,4}){0,4}(?![\w%])"
    r"|(?<![\w.,£$€/-])\d{1,3}(?:\.\d{1,4}){2,4}(?![\w.]\d)(?<!\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4}))(?!\w)"),
    ("index name", r"(?<!\w)(?:S&P|S&amp;P|SP|FTSE|Russell|Nasdaq|NASDAQ|Nikkei|CAC|DAX|STOXX|Stoxx|TSX|ASX)[\s-]"
    r"(?:Composite\s|SmallCap\s|Europe\s|Global\s)?(?:[1-9]\d{1,2}|[1-3],?000)(?![\w%]|[.,]\d"
    r"|\s(?:million|billion|points?|per\scent)\b)"),
    ("name", r"(?<![\w£$€])\d{1,2}-\d{1,2}(?=\p{Lu})[\p{L}\d]{2,30}"),  # "24-7PressRelease"
    ("name", r"(?i:(?<!\w)(?:web|industry|usb|bluetooth|android|ios|macos|html|pcie|atx|hdmi|wi-?fi|python|gpt"
        r"|chatgpt|gemini)\s?)"
    r"\K\d\.\d(?![\w%]|\.\d)"),
    ("access code", r"(?i:(?<!\w)(?:access|conference|participant|replay|pass|promo|meeting|webinar"
        r"|event)\s(?:code|id|pin|number)s?"
    r"\s?(?:is|of|:|\#)?\s?)\K\d(?:[\d-]{2,10}\d)?(?!\w|[.,]\d)"),
    ("index name", r"(?<!\w)(?:Fortune|Forbes|Inc\.|Top|Global|Power|Deloitte\sFast|Fast)\s(?:10|20|25|30|40|50|100"
    r"|200|250|300|400|500|1000|1,000|2000|2,000|5000|5,000)(?=\s(?:(?:honorees?|list)(?!\w)|(?:Global|Most|Best|Women"
    r"|Companies|Places|Workplaces|Private|Startups|Influential|Leaders|Awards?|List|Employers|Innovators)(?!\w)))"),
    ("name", r"(?<=\p{Lu}\p{L}{2,14}\s)[1-9]\.0(?![\w%]|\.\d|\s(?:million|billion|trillion|per|percent|inch|inches|feet"
    r"|foot|miles?|points?|times|percentage|on|out|out\sof|GPA|hours|seconds|goals)\b)"),  # "Ledger 2.0"
    ("ticker", r"(?i:(?<!\w)(?:frankfurt|fse|fra|xetra|wkn|asx|cse|tsx|tsxv|tsx\.v|otc|otcqb|otcqx|nyse"
    r"|nasdaq|lse|sgx|hkex|sehk):\s?)\K\d[A-Z\d]{1,5}(?!\w)"),
    ("index name", r"(?<!\w)(?:OTCQX|OTCQB)\s(?i:best)\s\d{1,3}(?![\w%]|[.,]\d)"),
    ("name", r"(?<!\w)(?i:(?:south|north|east|west)bound\s(?:the\s)?)\K\d{1,3}(?![\w%]|[.,:]\d|\s(?:lanes?|trains?"
    r"|cars?|trucks?|vehicles?)(?!\w))"
    r"|(?<!\w)the\s\K\d{1,3}(?=\s[Ff]reeway)"),
    # "the balloon HBAL 676 was": in prose, letters and a number that counts nothing
    ("name", rf"(?<=\p{{Ll}}[\s,]{{1,2}})(?!(?:{_CURRENCY_CODES}|FY|CY|AD|BC|AM|PM|US|UK|EU|UN|NHS|BBC|MP"
        rf"|MPs)\s)\p{{Lu}}{{2,5}}\s(?!(?:19|20)\d\d)\d{{2,4}}"
    r"(?=,\s(?:was|is|which|has|a|an|the)(?!\w)|\s(?:was|is|has|will)(?!\w))"),
    ("name", r"(?<![\w£$€.,])\d{1,2}[Kk](?=\s(?:yellow\s|white\s|rose\s|solid\s)?gold(?!\w))"),  # fineness
    ("name", r"(?<!\w)(?:Big|Pac|PAC)[\s-](?:10|12)(?![\w%]|[.,]\d)|(?<!\w)7[0-8]7s?(?=\s(?:Max|MAX|Dreamliner))"
    r"|(?<!\w)(?i:covid)\s?[-–]\s?19(?!\d)"),
    ("postcode", r"(?<!\w)\d{5}(?=\s(?i:zip)\b)|(?i:(?<!\w)zip(?:\scode)?:?\s)\K\d{5}(?!\d)"),
    ("index name", rf"(?<!\w){_INDEXES}(?:\s(?:SmallCap|Global|Composite|Startup|Small\sCap|Best))?\s(?:5|10|20"
    rf"|25|30|40|50|60|75|100|150|200|225|250|300|350|400|500|600|1000|1,000|2000|2,000|3000"
    rf"|5000)(?=(?:\s(?:[Ii]ndex|[Cc]ompan|[Ll]ist|Growth|Innovation|[Ff]irm|[Cc]onstituent))|[,.;)®™'’]"
    rf"|\s(?:and|or|was|is|are|has|have|rose|fell|for|on|in)\b)(?![.,]\d)"),
    ("name", rf"(?<!\w){_NAME_LABELS}s?\s?(?:#|[Nn]o\.?\s)?\s?\d{{1,4}}[A-Za-z]?(?:\s?(?:[-/]|and|or"
    rf"|to)\s?\d{{1,4}}[a-z]?)?(?![\w%]|,\d|\.\d)"),
    ("name", rf"(?=\p{{Lu}}\p{{L}}{{0,11}}-?\d)(?<![\w£$€-])(?!{_CURRENCY_CODES}\s?\d)(?!(?:Q[1-4]|H[12]|FY\d{{2,4}}"
    rf"|CY\d{{2,4}})(?!\w))(?!{MONTH}-?\d)(?=\p{{L}}{{1,12}}-?\d)\p{{Lu}}\p{{L}}{{0,11}}-?\d{{1,4}}(?:\.\d)?(?:-\d{{1,3}})?(?:[A-Z]{{1,3}}|s|st|a|b|c|i)?(?![\w%]|,\d|\.\d)"),
    ("name", r"(?<![\w£$€.,-])(?:[2-6]G|[234]D|[48]K(?=\s(?:video|TV|resolution|camera|display|screen|ultra))"
    r"|24/7|24-7|7-Eleven|9/11|4x4|4-H|3M|50/50|20/20|1080p|720p|360°|B2B|K-?12|2[Ff][Aa])(?![\w%])"),
    ("name", r"(?<![\w£$€])#\s?\d{1,4}(?!\w|,\d|\.\d)|(?<!\w)(?:No|Nos|NO|№)\.?\s?\d{1,5}(?!\w|,\d|\.\d)"),
    ("identification code", r"(?<![\w£$€-])(?!(?:FY|CY)\d)(?![MTK]?(?:USD|EUR|GBP|AUD|CAD|NZD|CHF|JPY|INR|CNY"
    r"|RMB|HKD|SGD|ZAR|SEK|NOK|DKK|AED|SAR)\d)(?=[A-Z0-9-]{0,20}[A-Z])(?=(?:[A-Z-]{0,14}\d){2})(?!(?:\d+"
    r"|\d{1,3}(?:,\d{3})*)(?:MW|KW|GW|KM|MM|CM|KG|LB|MB|GB|TB|AM|PM|BN|MN)(?!\w))[A-Z0-9]{6,24}(?!\w)"),
    ("time zone", r"(?<!\w)(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d{2})?"),
    ("decade", r"(?<![\w£$€.,])(?:(?:early|mid|late)[-\s])?(?:(?:1[5-9]|20)\d0['’]?s|['’]\d0s)(?!\w)"),
)  # fmt: skip
_COMPILED = tuple((reason, regex.compile(pattern, regex.MULTILINE)) for reason, pattern in _PATTERNS)

_NUMERIC = regex.compile(r"\p{N}")
_LIST_MARK = regex.compile(r"\s{0,8}(?P<mark>\(?\d{1,2}(?:\.\d{1,2})?[.)])\s+(?=\S)")
_DIGITS = regex.compile(r"(?<!\w)\d[\d.,:/-]{0,20}(?<=\d)")
_DATELINE_TIME = regex.compile(
    r"(?<![\w.])\d{1,2}(?::\d{2}(?::\d{2})?|\.\d{2}(?!\.\d))(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:,?\s(?:[ECMP][SD]?T|GMT|BST|UTC|CET"
    r"|Eastern|local\stime))?"
)
_NUMBER_WORD = regex.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|hundred|thousand|million"
    r"|dozen)[-\s]?$",
    regex.IGNORECASE,
)


def find(draft: Draft, block: Block) -> list[LeftOut]:
    """Return what is left out of a block, with the reason; places do not overlap."""
    found = list(_by_block(draft, block))
    if _NUMERIC.search(draft.prose, block.span.start, block.span.end) is None:
        return _without_overlaps(found)
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(draft.prose, block.span.start, block.span.end):
            if not any(character.isnumeric() for character in match.group()):
                continue
            if reason == "list number" and _NUMBER_WORD.search(draft.prose, max(0, match.start() - 12), match.start()):
                continue  # "three (3)" says the number again
            found.append(_left_out(draft, Span(*match.span()), reason))
    return _without_overlaps(found)


def _by_block(draft: Draft, block: Block) -> Iterator[LeftOut]:
    """What the block's kind alone says: list marks, furniture, the hour of a dateline."""
    mark = _LIST_MARK.match(draft.prose, block.span.start, block.span.end)
    if mark and block.kind in (BlockKind.LIST_ITEM, BlockKind.NOTES, BlockKind.HEADING):
        yield _left_out(draft, Span(*mark.span("mark")), "list number")
    if block.kind is BlockKind.FURNITURE:
        for match in _DIGITS.finditer(draft.prose, block.span.start, block.span.end):
            yield _left_out(draft, Span(*match.span()), "page furniture")
    if block.kind is BlockKind.DATELINE:
        for match in _DATELINE_TIME.finditer(draft.prose, block.span.start, block.span.end):
            yield _left_out(draft, Span(*match.span()), "time of the dateline")


def _left_out(draft: Draft, span: Span, reason: str) -> LeftOut:
    return LeftOut(span, draft.text[span.start : span.end], reason)


def _without_overlaps(found: list[LeftOut]) -> list[LeftOut]:
    kept: list[LeftOut] = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item)
    return kept
