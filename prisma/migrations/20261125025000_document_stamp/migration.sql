-- AlterTable
ALTER TABLE "LibraryDocument" ADD COLUMN     "stampedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "LibraryDocument_stampedAt_id_idx" ON "LibraryDocument"("stampedAt", "id");

-- CreateIndex
CREATE INDEX "LibraryDocument_theme_stampedAt_id_idx" ON "LibraryDocument"("theme", "stampedAt", "id");

-- CreateIndex
CREATE INDEX "LibraryDocument_workshopId_stampedAt_id_idx" ON "LibraryDocument"("workshopId", "stampedAt", "id");

-- By the database, so that no way of writing a document or its workshop can forget it. In the future for what is
-- scheduled: who harvests day by day meets it on the day on which it comes out.
CREATE FUNCTION document_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "workshops" TIMESTAMPTZ(3);
BEGIN
  SELECT greatest("updatedAt", "publishedAt") INTO "workshops" FROM "Workshop" WHERE "id" = NEW."workshopId";
  NEW."stampedAt" := greatest(NEW."updatedAt", NEW."publishedAt", NEW."withdrawnAt", "workshops");
  RETURN NEW;
END
$$;

CREATE TRIGGER document_stamp
  BEFORE INSERT OR UPDATE OF "updatedAt", "publishedAt", "withdrawnAt", "workshopId" ON "LibraryDocument"
  FOR EACH ROW EXECUTE FUNCTION document_stamp();

CREATE FUNCTION workshop_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "LibraryDocument" SET "updatedAt" = "updatedAt" WHERE "workshopId" = NEW."id";
  RETURN NULL;
END
$$;

CREATE TRIGGER workshop_stamp AFTER UPDATE OF "updatedAt", "publishedAt" ON "Workshop"
  FOR EACH ROW WHEN (OLD."updatedAt" <> NEW."updatedAt" OR OLD."publishedAt" IS DISTINCT FROM NEW."publishedAt")
  EXECUTE FUNCTION workshop_stamp();

UPDATE "LibraryDocument" SET "updatedAt" = "updatedAt";
