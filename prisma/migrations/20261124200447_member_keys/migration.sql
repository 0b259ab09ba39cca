-- DropIndex
DROP INDEX "Member_registeredAt_idx";

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "nameKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "organisationKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Member_registeredAt_id_idx" ON "Member"("registeredAt", "id");

-- CreateIndex
CREATE INDEX "Member_nameKey_id_idx" ON "Member"("nameKey", "id");

-- CreateIndex
CREATE INDEX "Member_organisationKey_id_idx" ON "Member"("organisationKey", "id");

-- CreateIndex
CREATE INDEX "Member_lastSeenAt_id_idx" ON "Member"("lastSeenAt", "id");

-- The same as foldText in app/domain/fold.ts. NFKD first: what is left for lower() is plain in every locale of a cluster.
CREATE FUNCTION fold_text("written" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(
    regexp_replace(lower(normalize("written", NFKD)), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae')
$$;

-- By the database, so that no way of writing a member can forget it.
CREATE FUNCTION member_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."nameKey" := fold_text(NEW."lastName" || ' ' || NEW."firstName");
  NEW."organisationKey" := fold_text(NEW."organisation");
  NEW."searchText" := fold_text(concat_ws(' ', NEW."firstName", NEW."lastName", NEW."email", NEW."organisation"));
  RETURN NEW;
END
$$;

CREATE TRIGGER member_keys BEFORE INSERT OR UPDATE OF "firstName", "lastName", "email", "organisation" ON "Member"
  FOR EACH ROW EXECUTE FUNCTION member_keys();

UPDATE "Member" SET "email" = "email";
