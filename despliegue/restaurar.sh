#!/bin/sh
# Restores the backup in folder $1 into an empty database and an empty folder of files.
#   DATABASE_URL  the new database, as who will own its tables
#   MEDIA_ROOT    the folder of the files
# Rights are not part of a backup: run `manage.py poner_al_dia` afterwards, before anything else.
set -eu

respaldo=${1:?Diga la carpeta del respaldo}
: "${DATABASE_URL:?}" "${MEDIA_ROOT:?}"

(cd "$respaldo" && sha256sum --check --quiet SHA256SUMS) || {
    echo "El respaldo está dañado: sus huellas no coinciden. No se restauró nada." >&2
    exit 1
}
tablas=$(psql --no-psqlrc --tuples-only --no-align "$DATABASE_URL" \
    --command "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
if [ "$tablas" != 0 ]; then
    echo "La base de datos no está vacía ($tablas tablas). No se restauró nada." >&2
    exit 1
fi
mkdir -p "$MEDIA_ROOT"
if [ -n "$(ls -A "$MEDIA_ROOT")" ]; then
    echo "La carpeta $MEDIA_ROOT no está vacía. No se restauró nada." >&2
    exit 1
fi

pg_restore --no-owner --no-acl --exit-on-error --single-transaction \
    --dbname="$DATABASE_URL" "$respaldo/base.dump"
tar -C "$MEDIA_ROOT" -xzpf "$respaldo/archivos.tar.gz"
echo "Restaurado. Falta: manage.py poner_al_dia, y después manage.py verificar_documentos."
