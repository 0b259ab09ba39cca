-- Ships with PostgreSQL, and whoever owns a database may add it: likeness of words, for what is typed wrongly.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "SearchDocument" (
    "documentId" TEXT NOT NULL,
    "rule" INTEGER NOT NULL DEFAULT 0,
    "audience" TEXT NOT NULL,
    "outAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "embargoUntil" TIMESTAMPTZ(3),
    "shareable" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "theme" TEXT,
    "workshopId" TEXT,
    "sortedOn" DATE,
    "year" INTEGER,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "authors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "titleFr" TEXT NOT NULL DEFAULT '',
    "titleEn" TEXT NOT NULL DEFAULT '',
    "head" tsvector,
    "open" tsvector,
    "whole" tsvector,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("documentId")
);

-- CreateTable
CREATE TABLE "SearchPage" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "rule" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "SearchPage_pkey" PRIMARY KEY ("sha256","number")
);

-- CreateTable
CREATE TABLE "SearchStale" (
    "id" BIGSERIAL NOT NULL,
    "documentId" TEXT NOT NULL,
    "anew" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SearchStale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "written" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "SearchDocument_head_idx" ON "SearchDocument" USING GIN ("head");

-- CreateIndex
CREATE INDEX "SearchDocument_open_idx" ON "SearchDocument" USING GIN ("open");

-- CreateIndex
CREATE INDEX "SearchDocument_whole_idx" ON "SearchDocument" USING GIN ("whole");

-- CreateIndex
CREATE INDEX "SearchDocument_sortedOn_documentId_idx" ON "SearchDocument"("sortedOn", "documentId");

-- CreateIndex
CREATE INDEX "SearchStale_documentId_idx" ON "SearchStale"("documentId");

-- CreateIndex
CREATE INDEX "SearchWord_word_idx" ON "SearchWord" USING GIN ("word" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchPage" ADD CONSTRAINT "SearchPage_sha256_number_fkey" FOREIGN KEY ("sha256", "number") REFERENCES "FilePage"("sha256", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows that are scanned stay small: words lie apart, uncompressed, and most questions need only their indexes.
ALTER TABLE "SearchDocument" ALTER COLUMN "open" SET STORAGE EXTERNAL, ALTER COLUMN "whole" SET STORAGE EXTERNAL;
ALTER TABLE "SearchDocument" SET (toast_tuple_target = 512);

-- Counts the rules by which words are found. A migration that changes one of the functions below counts on: the worker
-- then reads everything anew, while what was read by the old rule goes on serving.
CREATE FUNCTION search_rule() RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 1';

-- Words alone, without accents or case, one blank between them: « l’e-mail » is « l e mail ».
CREATE FUNCTION search_words("written" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(fold_text("written"), '[^[:alnum:]]+', ' ', 'g')
$$;

-- What the French stemmer cannot know of words without accents: participles (« créées ») are infinitives to it, and a
-- third person (« innovent ») is its singular.
CREATE FUNCTION search_french("written" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(search_words("written"), '([a-z]e)e(s?)\M', '\1\2', 'g'),
    '([a-z]{4}[a-ln-z])ent\M', '\1e', 'g')
$$;

-- A word that was cut at the end of a line is one: joinCutWords in app/domain/library/find-in-text.ts does the same.
CREATE FUNCTION search_joined("written" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace("written", '\u00ad(?:\s*\n\s*)?|([[:alpha:]])[-\u2010][ \t\r]*\n\s*(?=[[:lower:]])', '\1', 'g')
$$;

CREATE FUNCTION search_vector("written" TEXT, "lang" TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN "lang" = 'en' THEN to_tsvector('english', search_words(search_joined("written")))
    ELSE to_tsvector('french', search_french(search_joined("written"))) END
$$;

CREATE AGGREGATE search_concat(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');

-- What stands before the cut of a body: cutAtMembers in app/domain/library/teaser.ts does the same.
CREATE FUNCTION search_open_part("markdown" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN lines ~ cut THEN regexp_replace(lines, cut || '.*', '') ELSE '' END
  FROM (SELECT translate("markdown", E'\r\u2028\u2029', E'\n\n\n') AS lines, '(?w)^[ \t]*<!--[ \t]*members[ \t]*-->[ \t]*$' AS cut) AS body
$$;

-- Whom documents are for, and what they are narrowed by: at once, whatever becomes of their words.
CREATE FUNCTION search_gate("ids" TEXT[]) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO "SearchDocument" ("documentId", "audience", "outAt", "withdrawnAt", "embargoUntil", "shareable", "kind", "theme", "workshopId", "sortedOn", "year")
  SELECT d."id",
    coalesce((ARRAY['public', 'members', 'by-request', 'staff'])[greatest(
      array_position(ARRAY['public', 'members', 'by-request', 'staff'], d."audience"),
      array_position(ARRAY['public', 'members', 'by-request', 'staff'], w."audience"))], 'members'),
    CASE WHEN d."publishedAt" IS NULL OR (w."id" IS NOT NULL AND w."publishedAt" IS NULL) THEN NULL
      ELSE greatest(d."publishedAt", w."publishedAt") END,
    d."withdrawnAt", d."embargoUntil", d."shareable", d."kind", d."theme", d."workshopId",
    coalesce(d."datedOn", (d."publishedAt" AT TIME ZONE 'Europe/Paris')::date),
    extract(year FROM coalesce(d."datedOn", (d."publishedAt" AT TIME ZONE 'Europe/Paris')::date))
  FROM "LibraryDocument" d LEFT JOIN "Workshop" w ON w."id" = d."workshopId"
  WHERE d."id" = ANY("ids") ORDER BY d."id"
  ON CONFLICT ("documentId") DO UPDATE SET "audience" = excluded."audience", "outAt" = excluded."outAt",
    "withdrawnAt" = excluded."withdrawnAt", "embargoUntil" = excluded."embargoUntil", "shareable" = excluded."shareable",
    "kind" = excluded."kind", "theme" = excluded."theme", "workshopId" = excluded."workshopId",
    "sortedOn" = excluded."sortedOn", "year" = excluded."year"
$$;

-- Files of the newest version that have been read.
CREATE FUNCTION search_files("ofDocument" TEXT) RETURNS TABLE ("sha256" TEXT, "lang" TEXT, "fileLanguage" TEXT, "standIn" BOOLEAN, "name" TEXT)
LANGUAGE sql STABLE AS $$
  SELECT f."sha256", CASE WHEN r."language" IN ('fr', 'en') THEN r."language" ELSE f."language" END, f."language",
    f."alternativeTo" IS NOT NULL, f."name"
  FROM "StoredFile" f JOIN "FileReading" r ON r."sha256" = f."sha256"
  WHERE r."readAt" IS NOT NULL AND r."failedAt" IS NULL AND r."pageCount" > 0 AND f."versionId" = (
    SELECT v."id" FROM "DocumentVersion" v WHERE v."documentId" = "ofDocument"
      AND EXISTS (SELECT 1 FROM "StoredFile" o WHERE o."versionId" = v."id") ORDER BY v."number" DESC LIMIT 1)
$$;

-- The words of pages that have none yet, or by an older rule, at most so many characters of them; whether none is left.
CREATE FUNCTION search_pages("ofDocument" TEXT, "most" INTEGER) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  page RECORD;
  taken INTEGER := 0;
BEGIN
  FOR page IN
    SELECT DISTINCT ON (p."sha256", p."number") p."sha256", p."number", p."text", f."lang"
    FROM search_files("ofDocument") f JOIN "FilePage" p ON p."sha256" = f."sha256"
    WHERE NOT EXISTS (SELECT 1 FROM "SearchPage" s
      WHERE s."sha256" = p."sha256" AND s."number" = p."number" AND s."rule" = search_rule())
    ORDER BY p."sha256", p."number"
  LOOP
    taken := taken + length(page."text");
    IF taken > "most" THEN RETURN FALSE; END IF;
    INSERT INTO "SearchPage" ("sha256", "number", "rule", "words")
    VALUES (page."sha256", page."number", search_rule(), search_vector(page."text", page."lang"))
    ON CONFLICT ("sha256", "number") DO UPDATE SET "rule" = excluded."rule", "words" = excluded."words";
    PERFORM search_keep_words(search_joined(page."text"));
  END LOOP;
  RETURN TRUE;
END
$$;

-- Words as they are written, to correct by; those that are known already are passed over.
CREATE FUNCTION search_keep_words("written" TEXT) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO "SearchWord" ("word", "written")
  SELECT folded, min(word) FROM (
    SELECT word, search_words(word) AS folded
    FROM (SELECT DISTINCT regexp_split_to_table(lower(normalize("written", NFC)), '[^[:alnum:]]+') AS word) AS each_word
    WHERE length(word) BETWEEN 4 AND 30 AND word ~ '[[:alpha:]]') AS folded_words
  WHERE folded !~ ' ' AND NOT EXISTS (SELECT 1 FROM "SearchWord" k WHERE k."word" = folded)
  GROUP BY folded ORDER BY folded
  ON CONFLICT DO NOTHING
$$;

-- The first pages of the files that the reader opens by itself, in French and in English: fileOfItself does the same.
CREATE FUNCTION search_open_pages("ofDocument" TEXT) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT coalesce(search_concat(pages."words" ORDER BY pages."sha256", pages."number"), '') FROM (
    SELECT DISTINCT s."sha256", s."number", s."words"
    FROM unnest(ARRAY['fr', 'en']) AS page_lang
    CROSS JOIN LATERAL (SELECT f."sha256" FROM search_files("ofDocument") f
      ORDER BY f."standIn", f."fileLanguage" <> page_lang, f."name" LIMIT 1) AS itself
    JOIN "SearchPage" s ON s."sha256" = itself."sha256"
    WHERE s."number" <= (SELECT d."openPages" FROM "LibraryDocument" d WHERE d."id" = "ofDocument")) AS pages
$$;

-- All pages in their order; fifty at once, since each joining copies what was joined before.
CREATE FUNCTION search_all_pages("ofDocument" TEXT) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT coalesce(search_concat(chunk ORDER BY "sha256", "part"), '') FROM (
    SELECT "sha256", "number" / 50 AS "part", search_concat("words" ORDER BY "number") AS chunk FROM (
      SELECT s."sha256", s."number", s."words",
        sum(length(s."words")) OVER (ORDER BY s."sha256", s."number") AS taken
      FROM (SELECT DISTINCT f."sha256" FROM search_files("ofDocument") f) AS f JOIN "SearchPage" s ON s."sha256" = f."sha256") AS p
    -- A vector holds a megabyte: of a table with a million numbers the first are found.
    WHERE taken < 60000 GROUP BY 1, 2) AS chunks
$$;

-- Reads the words of a document anew. False: it is too much for now, and stays to be done.
CREATE FUNCTION search_refresh("ofDocument" TEXT, "most" INTEGER) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  notes BIGINT[];
  whole_pages BOOLEAN;
  titles tsvector;
  cards tsvector;
  openings tsvector;
  bodies tsvector;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('search ' || "ofDocument", 0));
  -- What these tell of is seen by all that follows; a note that comes meanwhile may tell of more, and stays.
  notes := ARRAY(SELECT s."id" FROM "SearchStale" s WHERE s."documentId" = "ofDocument");
  PERFORM search_gate(ARRAY["ofDocument"]);
  IF EXISTS (SELECT 1 FROM "SearchStale" s WHERE s."documentId" = "ofDocument" AND s."anew") THEN
    UPDATE "SearchPage" SET "rule" = 0 WHERE "sha256" IN (SELECT f."sha256" FROM search_files("ofDocument") f);
    UPDATE "SearchStale" SET "anew" = false WHERE "documentId" = "ofDocument" AND "anew";
  END IF;
  whole_pages := search_pages("ofDocument", "most");
  SELECT search_concat(setweight(search_vector(t."title", t."lang"), 'A')
      || setweight(search_vector(array_to_string(t."keywords", ' '), t."lang"), 'B')),
    coalesce(search_concat(setweight(search_vector(t."abstract", t."lang"), 'C')), '')
    INTO titles, cards FROM "DocumentText" t WHERE t."documentId" = "ofDocument";
  titles := coalesce(titles, '') || (SELECT coalesce(search_concat(setweight(to_tsvector('simple', search_words(a."name")), 'B')), '')
    FROM "DocumentAuthor" a WHERE a."documentId" = "ofDocument");
  SELECT coalesce(search_concat(search_vector(search_open_part(b."markdown"), b."lang")), ''),
    coalesce(search_concat(search_vector(left(b."markdown", 500000), b."lang")), '')
    INTO openings, bodies FROM "DocumentBody" b WHERE b."documentId" = "ofDocument";
  PERFORM search_keep_words(t."title" || ' ' || t."abstract" || ' ' || array_to_string(t."keywords", ' '))
    FROM "DocumentText" t WHERE t."documentId" = "ofDocument";
  PERFORM search_keep_words(a."name") FROM "DocumentAuthor" a WHERE a."documentId" = "ofDocument";
  PERFORM search_keep_words(left(b."markdown", 500000)) FROM "DocumentBody" b WHERE b."documentId" = "ofDocument";
  UPDATE "SearchDocument" SET "rule" = CASE WHEN whole_pages THEN search_rule() ELSE "rule" END,
    "head" = titles,
    "open" = titles || cards || openings || search_open_pages("ofDocument"),
    "whole" = titles || cards || bodies || search_all_pages("ofDocument"),
    "titleFr" = search_title("ofDocument", 'fr'), "titleEn" = search_title("ofDocument", 'en'),
    "authors" = ARRAY(SELECT a."name" FROM "DocumentAuthor" a WHERE a."documentId" = "ofDocument" ORDER BY a."position"),
    "languages" = search_languages("ofDocument")
  WHERE "documentId" = "ofDocument";
  IF whole_pages THEN DELETE FROM "SearchStale" WHERE "id" = ANY(notes); END IF;
  RETURN whole_pages;
END
$$;

CREATE FUNCTION search_title("ofDocument" TEXT, "wanted" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT search_words(t."title") FROM "DocumentText" t WHERE t."documentId" = "ofDocument"
    ORDER BY t."lang" <> "wanted", t."lang" <> 'fr' LIMIT 1), '')
$$;

CREATE FUNCTION search_languages("ofDocument" TEXT) RETURNS TEXT[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN cardinality(files) > 0 THEN files
    ELSE ARRAY(SELECT t."lang" FROM "DocumentText" t WHERE t."documentId" = "ofDocument" ORDER BY 1) END
  FROM (SELECT ARRAY(SELECT DISTINCT f."language" FROM "StoredFile" f JOIN "DocumentVersion" v ON v."id" = f."versionId"
    WHERE v."documentId" = "ofDocument" ORDER BY 1) AS files) AS of_files
$$;

-- What changes is noted by the database, so that no way of writing can forget it, and read at the commit, once for each
-- document. Whatever goes wrong there, the commit goes on: the note stays for the worker.
CREATE FUNCTION search_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "SearchStale" WHERE "id" = NEW."id";
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT 1 FROM "LibraryDocument" WHERE "id" = NEW."documentId") THEN
    DELETE FROM "SearchStale" WHERE "id" = NEW."id";
    RETURN NULL;
  END IF;
  BEGIN
    PERFORM set_config('lock_timeout', '500ms', true);
    PERFORM search_refresh(NEW."documentId", 100000);
  EXCEPTION WHEN OTHERS THEN
    RAISE LOG 'search: % waits for the worker: %', NEW."documentId", SQLERRM;
  END;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER search_at_commit AFTER INSERT ON "SearchStale" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NOT NEW."anew") EXECUTE FUNCTION search_at_commit();

CREATE FUNCTION search_note_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_gate(ARRAY[NEW."id"]);
  INSERT INTO "SearchStale" ("documentId") VALUES (NEW."id");
  RETURN NULL;
END
$$;
CREATE TRIGGER search_note AFTER INSERT OR UPDATE ON "LibraryDocument" FOR EACH ROW EXECUTE FUNCTION search_note_document();

CREATE FUNCTION search_note_workshop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_gate(ARRAY(SELECT d."id" FROM "LibraryDocument" d WHERE d."workshopId" = NEW."id"));
  RETURN NULL;
END
$$;
CREATE TRIGGER search_note AFTER UPDATE OF "audience", "publishedAt" ON "Workshop" FOR EACH ROW EXECUTE FUNCTION search_note_workshop();

CREATE FUNCTION search_note_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchStale" ("documentId")
  SELECT CASE WHEN TG_OP = 'DELETE' THEN OLD."documentId" ELSE NEW."documentId" END;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_note AFTER INSERT OR UPDATE OR DELETE ON "DocumentText" FOR EACH ROW EXECUTE FUNCTION search_note_part();
CREATE TRIGGER search_note AFTER INSERT OR UPDATE OR DELETE ON "DocumentBody" FOR EACH ROW EXECUTE FUNCTION search_note_part();
CREATE TRIGGER search_note AFTER INSERT OR UPDATE OR DELETE ON "DocumentAuthor" FOR EACH ROW EXECUTE FUNCTION search_note_part();
CREATE TRIGGER search_note AFTER DELETE ON "DocumentVersion" FOR EACH ROW EXECUTE FUNCTION search_note_part();

CREATE FUNCTION search_note_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchStale" ("documentId") SELECT v."documentId" FROM "DocumentVersion" v
  WHERE v."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."versionId" ELSE NEW."versionId" END;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_note AFTER INSERT OR UPDATE OR DELETE ON "StoredFile" FOR EACH ROW EXECUTE FUNCTION search_note_file();

CREATE FUNCTION search_note_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchStale" ("documentId") SELECT DISTINCT v."documentId" FROM "StoredFile" f
  JOIN "DocumentVersion" v ON v."id" = f."versionId" WHERE f."sha256" = NEW."sha256" ORDER BY 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_note AFTER UPDATE OF "readAt", "failedAt" ON "FileReading" FOR EACH ROW EXECUTE FUNCTION search_note_reading();

-- What is there already waits for the worker.
SELECT search_gate(ARRAY(SELECT "id" FROM "LibraryDocument"));
