#!/bin/sh
# Run once by the PostgreSQL image, when its data folder is made. The server's login may enter the
# two roles that it works as, and is nothing by itself; tables belong to goodturn_owner.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$APP_DATABASE_PASSWORD" \
  --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
CREATE ROLE goodturn_owner NOLOGIN;
CREATE ROLE goodturn_app NOLOGIN;
CREATE ROLE goodturn_jobs NOLOGIN;
CREATE ROLE goodturn LOGIN NOINHERIT PASSWORD :'password';
GRANT goodturn_app, goodturn_jobs TO goodturn;
SQL
