-- The purposes of one-time tokens are listed once, in app/usecases/membership/one-time-tokens.server.ts: a token is looked
-- for with its purpose, so that one of an unknown purpose opens nothing. A second list here only broke new purposes.
ALTER TABLE "OneTimeToken" DROP CONSTRAINT "OneTimeToken_purpose_check";
