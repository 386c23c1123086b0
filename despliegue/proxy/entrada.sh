#!/bin/sh
# Writes nginx's configuration from the templates beside this file, then becomes nginx.
# Everything that differs by installation comes from the environment:
#   PROXY_WEB         where the web process listens (web:8000)
#   PROXY_HTTP        port for plain HTTP: the redirect, or everything with PROXY_TLS=no
#   PROXY_HTTPS       port for HTTPS
#   PROXY_PUBLIC_PORT what follows the host in a redirect to HTTPS, such as ":8443"; empty for 443
#   PROXY_TLS         yes: this proxy holds the certificate; no: another one before it does
#   PROXY_CERTIFICATES folder with fullchain.pem and privkey.pem
#   PROXY_RESOLVER    DNS server that knows the web process's name
#   PROXY_MAX_BODY    greatest request, as nginx writes it (128m)
set -eu

aqui=$(cd "$(dirname "$0")" && pwd)
PROXY_DIR=${PROXY_DIR:-/tmp/proxy}
PROXY_WEB=${PROXY_WEB:-web:8000}
PROXY_HTTP=${PROXY_HTTP:-8080}
PROXY_HTTPS=${PROXY_HTTPS:-8443}
PROXY_PUBLIC_PORT=${PROXY_PUBLIC_PORT:-}
PROXY_TLS=${PROXY_TLS:-yes}
PROXY_CERTIFICATES=${PROXY_CERTIFICATES:-/certificados}
PROXY_RESOLVER=${PROXY_RESOLVER:-127.0.0.11}
PROXY_MAX_BODY=${PROXY_MAX_BODY:-128m}

case $PROXY_TLS in
    yes) entrada=con_tls ;;
    no) entrada=sin_tls ;;
    *) echo "PROXY_TLS es «$PROXY_TLS»: use yes o no." >&2; exit 1 ;;
esac
if [ "$entrada" = con_tls ]; then
    for archivo in fullchain.pem privkey.pem; do
        if [ ! -r "$PROXY_CERTIFICATES/$archivo" ]; then
            echo "Falta $PROXY_CERTIFICATES/$archivo. Ponga ahí el certificado, o PROXY_TLS=no si otro servidor lo tiene." >&2
            exit 1
        fi
    done
fi

escribir() {
    sed -e "s|@DIR@|$PROXY_DIR|g" -e "s|@WEB@|$PROXY_WEB|g" \
        -e "s|@HTTP@|$PROXY_HTTP|g" -e "s|@HTTPS@|$PROXY_HTTPS|g" \
        -e "s|@PUBLIC_PORT@|$PROXY_PUBLIC_PORT|g" -e "s|@CERTIFICATES@|$PROXY_CERTIFICATES|g" \
        -e "s|@RESOLVER@|$PROXY_RESOLVER|g" -e "s|@MAX_BODY@|$PROXY_MAX_BODY|g" \
        "$aqui/$1.conf" > "$PROXY_DIR/$2.conf"
}

mkdir -p "$PROXY_DIR"
cp -R "$aqui/paginas" "$PROXY_DIR"
escribir nginx nginx
escribir "$entrada" entrada
escribir sitio sitio
exec nginx -e /dev/stderr -c "$PROXY_DIR/nginx.conf" -g 'daemon off;'
