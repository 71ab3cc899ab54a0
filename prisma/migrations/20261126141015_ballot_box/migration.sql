-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN     "leftAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Ballot" ADD COLUMN     "castById" TEXT,
ADD COLUMN     "collegeId" TEXT,
ADD COLUMN     "paper" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "salt" TEXT,
ADD COLUMN     "seatId" TEXT,
ADD COLUMN     "words" TEXT;

-- AlterTable
ALTER TABLE "Body" ADD COLUMN     "statutes" JSONB;

-- AlterTable
ALTER TABLE "Poll" ADD COLUMN     "breaking" JSONB,
ADD COLUMN     "chairId" TEXT,
ADD COLUMN     "definitionHash" TEXT,
ADD COLUMN     "external" JSONB,
ADD COLUMN     "opensAt" TIMESTAMPTZ(3),
ADD COLUMN     "replacesId" TEXT,
ADD COLUMN     "resultHash" TEXT,
ADD COLUMN     "roll" JSONB,
ADD COLUMN     "secret" TEXT,
ADD COLUMN     "validatedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PollOption" ADD COLUMN     "byId" TEXT,
ADD COLUMN     "hint" TEXT;

-- AlterTable
ALTER TABLE "UrnPaper" ADD COLUMN     "collegeId" TEXT;

-- AlterTable
ALTER TABLE "UrnBallot" ADD COLUMN     "collegeId" TEXT,
ADD COLUMN     "paper" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "PollVoter" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "collegeId" TEXT,
    "seatId" TEXT,
    "state" TEXT NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "PollVoter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollProxy" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "giverId" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "PollProxy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollEvent" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "payload" JSONB,
    "salt" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PollEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PollVoter_pollId_personId_key" ON "PollVoter"("pollId", "personId");

-- CreateIndex
CREATE INDEX "PollProxy_pollId_holderId_idx" ON "PollProxy"("pollId", "holderId");

-- CreateIndex
CREATE UNIQUE INDEX "PollProxy_pollId_giverId_key" ON "PollProxy"("pollId", "giverId");

-- CreateIndex
CREATE UNIQUE INDEX "PollEvent_pollId_number_key" ON "PollEvent"("pollId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Ballot_pollId_seatId_key" ON "Ballot"("pollId", "seatId");

-- Ballots were lists of positions, one for each dot; they are written as they are counted.
UPDATE "Ballot" b SET "paper" = COALESCE(CASE WHEN p."method" = 'dots' THEN (
    SELECT string_agg(x."at" || ':' || x."dots", ',' ORDER BY x."at") FROM (
      SELECT e::int AS "at", count(*) AS "dots" FROM jsonb_array_elements_text(b."choices") e GROUP BY 1) x)
  ELSE (SELECT string_agg(e, ',' ORDER BY e::int) FROM jsonb_array_elements_text(b."choices") e) END, '')
FROM "Poll" p WHERE p."id" = b."pollId";
ALTER TABLE "Ballot" ALTER COLUMN "paper" DROP DEFAULT, DROP COLUMN "choices";

UPDATE "UrnBallot" b SET "paper" = COALESCE(CASE WHEN p."method" = 'dots' THEN (
    SELECT string_agg(x."at" || ':' || x."dots", ',' ORDER BY x."at") FROM (
      SELECT e::int AS "at", count(*) AS "dots" FROM jsonb_array_elements_text(b."choices") e GROUP BY 1) x)
  ELSE (SELECT string_agg(e, ',' ORDER BY e::int) FROM jsonb_array_elements_text(b."choices") e) END, '')
FROM "Poll" p WHERE p."id" = b."pollId";
ALTER TABLE "UrnBallot" ALTER COLUMN "paper" DROP DEFAULT, DROP COLUMN "choices";
