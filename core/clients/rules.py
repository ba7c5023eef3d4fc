"""When a connection may be decided, and when a client is bound by its terms."""

from core.kit.errors import AlreadyDone, WrongState
from core.kit.words import N_
from core.models import ClientOrganization
from core.models.enums import ConnectionStatus


def must_wait_for_decision(connection: ClientOrganization) -> None:
    """Only a request that waits is decided; the company is loaded."""
    if connection.status is ConnectionStatus.PENDING:
        return
    company = connection.client.company_name
    if connection.status is ConnectionStatus.ACCEPTED:
        raise AlreadyDone(N_("The connection with {company} is accepted already."), company=company)
    if connection.status is ConnectionStatus.REJECTED:
        raise AlreadyDone(
            N_("The request of {company} is rejected already. They may ask again."), company=company
        )
    raise WrongState(N_("The connection with {company} is suspended."), company=company)


def must_be_accepted(connection: ClientOrganization) -> None:
    """Terms are read and agreed on a connection the agency accepted; the agency is loaded."""
    agency = connection.organization.name
    match connection.status:
        case ConnectionStatus.ACCEPTED:
            return
        case ConnectionStatus.PENDING:
            raise WrongState(N_("{agency} has not answered yet, so there are no terms."), agency=agency)
        case ConnectionStatus.REJECTED:
            raise WrongState(N_("{agency} rejected the connection, so there are no terms."), agency=agency)
        case ConnectionStatus.SUSPENDED:
            raise WrongState(N_("The connection with {agency} is suspended."), agency=agency)


def is_agreed(connection: ClientOrganization) -> bool:
    """Whether the client agreed to the very version in force."""
    return (
        connection.status is ConnectionStatus.ACCEPTED
        and connection.agreed_terms_version is not None
        and connection.agreed_terms_version == connection.terms_version
    )
