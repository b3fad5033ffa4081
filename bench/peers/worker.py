"""One Python extractor as a line protocol: {"id", "path"} in, {"id", "text" | "error", "ms"} out.

    python worker.py trafilatura|trafilatura-precision|resiliparse|justext|justext-lines

justext-lines takes {"id", "input", "lang"}: extracted text, each line of which is a paragraph to it.
"""

import gzip
import html
import json
import re
import sys
import time

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ko": "Korean", "nl": "Dutch", "no": "Norwegian_Bokmal", "nb": "Norwegian_Bokmal", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese",
}


def make_trafilatura(**options):
    import trafilatura

    # Reader comments are in none of the truths.
    return lambda page: trafilatura.extract(page, include_comments=False, **options) or ""


def make_resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def extract(page):
        text = bytes_to_str(page, detect_encoding(page))
        return extract_plain_text(text, main_content=True, alt_texts=False, comments=False)

    return extract


def make_justext_in():
    import justext

    lists = {}

    def extract(page, code):
        language = LANGUAGES.get(code, "English")
        if language not in lists:
            lists[language] = justext.get_stoplist(language)
        paragraphs = justext.justext(page, lists[language])
        return "\n\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return extract


def make_justext():
    extract = make_justext_in()

    def declared(page):
        # It must be told the language: the one the page declares.
        found = re.search(rb"<html[^>]*\slang\s*=\s*[\"']?([a-zA-Z]{2})", page[:20000])
        return extract(page, found.group(1).decode().lower() if found else "en")

    return declared


def make_justext_lines():
    extract = make_justext_in()

    def lines(task):
        rows = [f"<p>{html.escape(line.strip())}</p>" for line in task["input"].split("\n") if line.strip()]
        return extract(f"<html><body>{''.join(rows)}</body></html>", task["lang"]) if rows else ""

    return lines


MAKERS = {
    "trafilatura": make_trafilatura,
    "trafilatura-precision": lambda: make_trafilatura(favor_precision=True),
    "resiliparse": make_resiliparse,
    "justext": make_justext,
    "justext-lines": make_justext_lines,
}


def main():
    extract = MAKERS[sys.argv[1]]()
    for line in sys.stdin:
        task = json.loads(line)
        if "path" in task:
            with gzip.open(task["path"]) as file:
                page = file.read()
        else:
            page = task
        row = {"id": task["id"]}
        start = time.perf_counter()
        try:
            row["text"] = extract(page)
        except Exception as error:  # an extractor's failure is a result
            row["error"] = f"{type(error).__name__}: {error}"[:200]
        row["ms"] = round((time.perf_counter() - start) * 1000, 2)
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
