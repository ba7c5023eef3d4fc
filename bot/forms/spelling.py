"""Typed text in one spelling: plain digits, lower case, and the words of Hindi as the English ones."""

import re
import unicodedata

_HINDI = {
    "today": "आज aaj",
    "kal": "कल",
    "parson": "परसों परसो parso",
    "monday": "सोमवार सोम",
    "tuesday": "मंगलवार मंगल",
    "wednesday": "बुधवार बुध",
    "thursday": "गुरुवार गुरूवार बृहस्पतिवार वीरवार गुरु",
    "friday": "शुक्रवार शुक्र",
    "saturday": "शनिवार शनि",
    "sunday": "रविवार इतवार रवि",
    "january": "जनवरी",
    "february": "फरवरी फ़रवरी",
    "march": "मार्च",
    "april": "अप्रैल",
    "may": "मई",
    "june": "जून",
    "july": "जुलाई",
    "august": "अगस्त",
    "september": "सितंबर सितम्बर",
    "october": "अक्टूबर अक्तूबर",
    "november": "नवंबर नवम्बर",
    "december": "दिसंबर दिसम्बर",
    "next": "अगले अगला अगली आगामी agle agla",
    "this": "इस",
    "last": "पिछले पिछला पिछली pichle",
    "days": "दिन दिनों din",
    "weeks": "हफ्ते हफ़्ते हफ्ता हफ़्ता हफ्तों सप्ताह hafte",
    "months": "महीने महीना महीनों माह mahine",
    "hours": "घंटे घंटा घण्टे घंटों ghante",
    "minutes": "मिनट",
    "later": "बाद",
    "morning": "सुबह सवेरे subah",
    "afternoon": "दोपहर dopahar",
    "evening": "शाम sham shaam",
    "night": "रात raat",
    "o'clock": "बजे बजकर baje oclock",
    "half-past": "साढ़े साढे sadhe",
    "quarter-past": "सवा sava",
    "quarter-to": "पौने paune",
    "lakh": "लाख",
    "crore": "करोड़ करोड",
    "thousand": "हजार हज़ार",
    "rupees": "रुपये रुपए रुपया रूपये रु",
    "": "को में पर के at on by ko",
    "1": "एक one a an",
    "2": "दो two",
    "3": "तीन three",
    "4": "चार four",
    "5": "पाँच पांच five",
    "6": "छह छः छे six",
    "7": "सात seven",
    "8": "आठ eight",
    "9": "नौ nine",
    "10": "दस ten",
    "11": "ग्यारह eleven",
    "12": "बारह twelve",
    "15": "पंद्रह पन्द्रह fifteen",
    "20": "बीस twenty",
    "30": "तीस thirty",
    "40": "चालीस forty",
    "50": "पचास fifty",
    "1.5": "डेढ़ डेढ",
    "2.5": "ढाई",
}
WORDS = {
    unicodedata.normalize("NFC", one): english for english, words in _HINDI.items() for one in words.split()
}
"""Every known word, and what stands for it here; "kal" is tomorrow and yesterday, so it stays itself."""
_BLANK = re.compile(r"[\s,]+")
_BREAK = re.compile(r"[\s]+")


def plain_digits(typed: str) -> str:
    """The same text with the digits of every script as 0 to 9."""
    if typed.isascii():
        return typed
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in typed)


def spelled(typed: str, *, commas: bool = False) -> str:
    """The text in small letters with single blanks, every known word in its English form."""
    text = plain_digits(unicodedata.normalize("NFC", typed)).lower().replace("’", "'")
    blank = _BREAK if commas else _BLANK
    words = (WORDS.get(one, one) for one in blank.split(text.strip()))
    return " ".join(one for one in words if one)
