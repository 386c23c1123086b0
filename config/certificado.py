"""A certificate that nobody signed, for trying HTTPS on one's own machine."""

import ipaddress
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DURA = timedelta(days=365)


def asegurar_certificado(carpeta: Path, nombres: Iterable[str]) -> None:
    """Make `fullchain.pem` and `privkey.pem` unless they are there and still valid a week."""
    carpeta.mkdir(mode=0o700, exist_ok=True)
    certificado, llave = carpeta / "fullchain.pem", carpeta / "privkey.pem"
    if certificado.exists() and llave.exists() and _vale(certificado):
        return
    propia = ec.generate_private_key(ec.SECP256R1())
    llave.unlink(missing_ok=True)
    with os.fdopen(os.open(llave, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as salida:
        salida.write(
            propia.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    firmado = _firmar(propia, nombres)
    certificado.write_bytes(firmado.public_bytes(serialization.Encoding.PEM))


def _vale(certificado: Path) -> bool:
    leido = x509.load_pem_x509_certificate(certificado.read_bytes())
    return leido.not_valid_after_utc > datetime.now(UTC) + timedelta(days=7)


def _firmar(llave: ec.EllipticCurvePrivateKey, nombres: Iterable[str]) -> x509.Certificate:
    quien = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Coordinación en esta máquina")])
    desde = datetime.now(UTC) - timedelta(minutes=5)
    return (
        x509.CertificateBuilder()
        .subject_name(quien)
        .issuer_name(quien)
        .public_key(llave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(desde)
        .not_valid_after(desde + DURA)
        .add_extension(x509.SubjectAlternativeName(list(map(_nombre, sorted(set(nombres))))), False)
        .sign(llave, hashes.SHA256())
    )


def _nombre(texto: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(texto))
    except ValueError:
        return x509.DNSName(texto)
