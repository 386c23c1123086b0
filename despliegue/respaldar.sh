#!/bin/sh
# A backup: the database, the files and their fingerprints, in a folder of its own under $1.
#   DATABASE_URL  the database, as the owner of its tables
#   MEDIA_ROOT    the folder of the files handed in
# The database goes first: files are only ever added, so each one that it names is in the second.
set -eu

destino=${1:?Diga en qué carpeta dejar el respaldo}
: "${DATABASE_URL:?}" "${MEDIA_ROOT:?}"
umask 077
marca=$(date -u +%Y%m%dT%H%M%SZ)
paso=$destino/.$marca.incompleto
mkdir -p "$paso"
trap 'rm -rf "$paso"' EXIT
[ -d "$MEDIA_ROOT" ] || { echo "No existe la carpeta de archivos: $MEDIA_ROOT" >&2; exit 1; }

pg_dump --format=custom --no-owner --no-acl --file="$paso/base.dump" "$DATABASE_URL"
tar -C "$MEDIA_ROOT" -czf "$paso/archivos.tar.gz" .
pg_restore --list "$paso/base.dump" > /dev/null
tar -tzf "$paso/archivos.tar.gz" > /dev/null
(cd "$paso" && sha256sum base.dump archivos.tar.gz > SHA256SUMS)

# Whole or not at all: it has its name only now, and only now does the system hear of it.
mv "$paso" "$destino/$marca"
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 "$DATABASE_URL" <<'SQL'
INSERT INTO plazos_latido (nombre, en) VALUES ('respaldo', now())
ON CONFLICT (nombre) DO UPDATE SET en = excluded.en;
SQL
echo "$destino/$marca"
