-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "hash" TEXT,
ADD COLUMN     "position" BIGINT;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "warnedAgainAt" TIMESTAMPTZ(3),
ADD COLUMN     "warnedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "AuditChain" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "startPosition" BIGINT NOT NULL,
    "startHash" TEXT NOT NULL,
    "headPosition" BIGINT NOT NULL,
    "headHash" TEXT NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "dryRun" BOOLEAN NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "RetentionRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RetentionRun_at_idx" ON "RetentionRun"("at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_position_key" ON "AuditEntry"("position");

-- The audit trail is a chain. Each entry's hash is SHA-256 over the hash before it and its own content, a field a line.
DROP TRIGGER "AuditEntry_kept" ON "AuditEntry";
DROP FUNCTION "audit_entry_is_kept"();
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_a_field_is_a_line" CHECK (
    concat("actorId", via, act, "thingKind", "thingId") !~ '[\n\r]'
);

CREATE FUNCTION audit_entry_hash(previous TEXT, entry "AuditEntry") RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws(E'\n', previous, entry.position,
        to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(entry."actorId", '-'),
        entry.via, entry.act, entry."thingKind", entry."thingId", entry.detail::text), 'UTF8')), 'hex')
$$;

INSERT INTO "AuditChain" VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));

-- Entries from before the chain are taken into it, oldest first.
DO $$
DECLARE
    found "AuditEntry";
    chain "AuditChain";
BEGIN
    SELECT * INTO chain FROM "AuditChain";
    FOR found IN SELECT * FROM "AuditEntry" ORDER BY id LOOP
        chain."headPosition" := chain."headPosition" + 1;
        found.position := chain."headPosition";
        chain."headHash" := audit_entry_hash(chain."headHash", found);
        UPDATE "AuditEntry" SET position = found.position, hash = chain."headHash" WHERE id = found.id;
    END LOOP;
    UPDATE "AuditChain" SET "headPosition" = chain."headPosition", "headHash" = chain."headHash";
END $$;

-- At the commit, when every other lock is held already: acts that wait for each other here cannot deadlock, and the head
-- is held for no longer than the commit takes.
CREATE FUNCTION audit_chain_append() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    chain "AuditChain";
BEGIN
    SELECT * INTO chain FROM "AuditChain" WHERE id = 1 FOR UPDATE;
    NEW.position := chain."headPosition" + 1;
    NEW.hash := audit_entry_hash(chain."headHash", NEW);
    UPDATE "AuditEntry" SET position = NEW.position, hash = NEW.hash WHERE id = NEW.id;
    UPDATE "AuditChain" SET "headPosition" = NEW.position, "headHash" = NEW.hash WHERE id = 1;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER audit_entry_joins_the_chain AFTER INSERT ON "AuditEntry"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain_append();

CREATE FUNCTION audit_entry_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.position := NULL;
        NEW.hash := NULL;
        RETURN NEW;
    END IF;
    -- Only what joins the chain at this moment is written, and only by the function above.
    IF TG_OP = 'UPDATE' AND OLD.hash IS NULL AND pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    -- The retention job moves the chain's start first; what lies before it may leave.
    IF TG_OP = 'DELETE' AND OLD.position <= (SELECT "startPosition" FROM "AuditChain") THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Entries of the audit trail are neither changed nor deleted.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_stays BEFORE INSERT OR UPDATE OR DELETE ON "AuditEntry"
    FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
CREATE TRIGGER audit_entries_stay BEFORE TRUNCATE ON "AuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();

-- The head moves with an entry that joins; the start moves forward only, onto an entry that is there, and past none that
-- is younger than half a year.
CREATE FUNCTION audit_chain_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF pg_trigger_depth() > 1 AND NEW."headPosition" = OLD."headPosition" + 1
            AND NEW."startPosition" = OLD."startPosition" AND NEW."startHash" = OLD."startHash" THEN
            RETURN NEW;
        END IF;
        IF NEW."headPosition" = OLD."headPosition" AND NEW."headHash" = OLD."headHash"
            AND NEW."startPosition" > OLD."startPosition"
            AND EXISTS (SELECT 1 FROM "AuditEntry" WHERE position = NEW."startPosition" AND hash = NEW."startHash")
            AND NOT EXISTS (SELECT 1 FROM "AuditEntry"
                WHERE position <= NEW."startPosition" AND at > now() - interval '180 days') THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'The chain of the audit trail moves by its own rules.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_chain_stays BEFORE INSERT OR UPDATE OR DELETE ON "AuditChain"
    FOR EACH ROW EXECUTE FUNCTION audit_chain_stays();
CREATE TRIGGER audit_chains_stay BEFORE TRUNCATE ON "AuditChain"
    FOR EACH STATEMENT EXECUTE FUNCTION audit_chain_stays();
