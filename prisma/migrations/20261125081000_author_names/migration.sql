-- AlterTable
ALTER TABLE "DocumentAuthor" ADD COLUMN     "slug" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sortKey" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "WorkshopSpeaker" (
    "workshopId" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "WorkshopSpeaker_pkey" PRIMARY KEY ("workshopId","lang","slug")
);

-- CreateIndex
CREATE INDEX "WorkshopSpeaker_slug_idx" ON "WorkshopSpeaker"("slug");

-- CreateIndex
CREATE INDEX "DocumentAuthor_slug_idx" ON "DocumentAuthor"("slug");

-- CreateIndex
CREATE INDEX "DocumentAuthor_sortKey_idx" ON "DocumentAuthor"("sortKey");

-- AddForeignKey
ALTER TABLE "WorkshopSpeaker" ADD CONSTRAINT "WorkshopSpeaker_workshopId_lang_fkey" FOREIGN KEY ("workshopId", "lang") REFERENCES "WorkshopText"("workshopId", "lang") ON DELETE CASCADE ON UPDATE CASCADE;

-- The name as people say it: « Exemple Martin, Marie » is « Marie Exemple Martin ».
CREATE FUNCTION author_said("name" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN cardinality(string_to_array(written, ', ')) = 2
    THEN split_part(written, ', ', 2) || ' ' || split_part(written, ', ', 1) ELSE written END
  FROM (SELECT btrim(regexp_replace("name", '\s+', ' ', 'g')) AS written) AS w
$$;

-- One for all writings of a name, for its address. A long one ends in what tells it from another of the same beginning,
-- and a name without any letter of the alphabet has a number made of it.
CREATE FUNCTION author_slug("name" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN slug = '' THEN 'a-' || left(md5(fold_text(author_said("name"))), 12)
    WHEN length(slug) > 80 THEN btrim(left(slug, 70), '-') || '-' || left(md5(slug), 8)
    ELSE slug END
  FROM (SELECT btrim(regexp_replace(fold_text(author_said("name")), '[^a-z0-9]+', '-', 'g'), '-') AS slug) AS s
$$;

-- What it is sorted by, family name first: authorName in app/domain/citing/author-name.ts takes names apart in the same way.
-- What begins with no letter of the alphabet stands behind them all.
CREATE FUNCTION author_key("name" TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  written TEXT := btrim(regexp_replace("name", '\s+', ' ', 'g'));
  words TEXT[] := string_to_array(written, ' ');
  n INTEGER := cardinality(words);
  particle CONSTANT TEXT := '^(?:d|da|das|de|del|della|den|der|des|di|do|dos|du|la|le|les|ten|ter|van|von|zu)$';
  bodies CONSTANT TEXT := '\m(?:agence|association|atelier|bureau|centre|center|chaire|collectif|collective|comite|commune|conseil|council|cooperative|department|departement|direction|ecole|equipe|etablissement|federation|fondation|foundation|group|groupe|institut|institute|laboratoire|laboratory|mairie|metropole|ministere|ministry|observatoire|office|redaction|region|reseau|school|service|societe|society|syndicat|team|universite|university|ville|city|town)\M';
  family TEXT[];
  sorted TEXT := written;
BEGIN
  IF cardinality(string_to_array(written, ', ')) <> 2 AND n BETWEEN 2 AND 5
    AND written !~ '[\d&()/:]' AND fold_text(written) !~ bodies THEN
    SELECT coalesce(min(i), n) INTO n FROM generate_series(2, n - 1) AS i WHERE words[i] ~ particle;
    family := ARRAY(SELECT word FROM unnest(words[n:]) WITH ORDINALITY AS w(word, i) WHERE word !~ particle OR n = cardinality(words) ORDER BY i);
    IF NOT EXISTS (SELECT 1 FROM unnest(words[:n - 1] || family) AS word
      WHERE left(word, 1) = lower(left(word, 1)) AND word !~ '^d[''’][^[:lower:]]') THEN
      sorted := array_to_string(family || words[:n - 1], ' ');
    END IF;
  END IF;
  sorted := btrim(search_words(sorted));
  RETURN CASE WHEN sorted ~ '^[a-z]' THEN sorted ELSE '~' || sorted END;
END
$$;

-- By the database, so that no way of writing an author can forget it.
CREATE FUNCTION author_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."slug" := author_slug(NEW."name");
  NEW."sortKey" := author_key(NEW."name");
  RETURN NEW;
END
$$;
CREATE TRIGGER author_names BEFORE INSERT OR UPDATE OF "name" ON "DocumentAuthor" FOR EACH ROW EXECUTE FUNCTION author_names();

-- « Marie Exemple (Paris 8) et Paul Second » are two; who is both one name and two is found by each.
CREATE FUNCTION speaker_slugs("programme" JSONB) RETURNS SETOF TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT author_slug(named) FROM (
    SELECT regexp_replace(item ->> 'speaker', '\s*\([^)]*\)', '', 'g') AS speaker
    FROM jsonb_array_elements(CASE WHEN jsonb_typeof("programme") = 'array' THEN "programme" ELSE '[]' END) AS item) AS spoken
  CROSS JOIN LATERAL (SELECT speaker AS named UNION SELECT regexp_split_to_table(speaker, '\s*;\s*|\s+(?:et|and|&)\s+')) AS each_name
  WHERE btrim(named) <> ''
$$;

CREATE FUNCTION workshop_speakers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "WorkshopSpeaker" WHERE "workshopId" = NEW."workshopId" AND "lang" = NEW."lang";
  INSERT INTO "WorkshopSpeaker" ("workshopId", "lang", "slug")
  SELECT NEW."workshopId", NEW."lang", slug FROM speaker_slugs(NEW."programme") AS slug;
  RETURN NULL;
END
$$;
CREATE TRIGGER workshop_speakers AFTER INSERT OR UPDATE OF "programme" ON "WorkshopText" FOR EACH ROW EXECUTE FUNCTION workshop_speakers();

-- What is there already; no word of a document changes by it, so that the search need not read it anew.
ALTER TABLE "DocumentAuthor" DISABLE TRIGGER "search_note";
UPDATE "DocumentAuthor" SET "slug" = author_slug("name"), "sortKey" = author_key("name");
ALTER TABLE "DocumentAuthor" ENABLE TRIGGER "search_note";
INSERT INTO "WorkshopSpeaker" ("workshopId", "lang", "slug")
SELECT t."workshopId", t."lang", s.slug FROM "WorkshopText" t CROSS JOIN LATERAL speaker_slugs(t."programme") AS s(slug);
