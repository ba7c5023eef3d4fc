"""`python -m bot.locale`: renew the catalogues; `missing` and `fill` exchange with a translator by JSON."""

import json
import sys
from typing import Annotated

import typer

from bot.locale import catalogues

app = typer.Typer(add_completion=False, help=__doc__)
Language = Annotated[str, typer.Argument(help="A language by its short name, such as hi.")]


@app.command()
def renew() -> None:
    """Collect the texts of the code and bring every catalogue up to date."""
    template = catalogues.collect()
    catalogues.write_template(template)
    for language in catalogues.languages():
        catalogues.write(language, catalogues.merged(language, template))
        typer.echo(f"{language}: {len(template)} texts, {len(catalogues.missing(language))} not translated")


@app.command()
def add(language: Language) -> None:
    """Begin a new language."""
    catalogues.write(language, catalogues.merged(language, catalogues.collect()))


@app.command()
def missing(language: Language) -> None:
    """Print what is not translated as JSON: the English, and an empty place (or two: for one, for many)."""
    typer.echo(json.dumps(catalogues.missing(language), ensure_ascii=False, indent=1))


@app.command()
def fill(language: Language) -> None:
    """Read JSON of English and translation, as `missing` prints it, and write it into the catalogue."""
    unknown = catalogues.fill(language, json.load(sys.stdin))
    for text in unknown:
        typer.echo(f"not in the catalogue: {text}", err=True)
    raise typer.Exit(1 if unknown else 0)


app()
