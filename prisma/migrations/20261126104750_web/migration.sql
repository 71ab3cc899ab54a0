-- AlterTable
ALTER TABLE "Concertation" ADD COLUMN     "publicParts" JSONB,
ADD COLUMN     "publicSince" TIMESTAMPTZ(3),
ADD COLUMN     "slug" TEXT;

-- AlterTable
ALTER TABLE "Idea" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "enteredById" TEXT,
ADD COLUMN     "moderatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "moderatedById" TEXT,
ADD COLUMN     "refusedWhy" TEXT;

-- CreateTable
CREATE TABLE "PersonalLink" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "PersonalLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UrnPaper" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "UrnPaper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UrnBallot" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "UrnBallot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PersonalLink_hash_key" ON "PersonalLink"("hash");

-- CreateIndex
CREATE INDEX "PersonalLink_personId_idx" ON "PersonalLink"("personId");

-- CreateIndex
CREATE INDEX "PersonalLink_concertationId_idx" ON "PersonalLink"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "UrnPaper_hash_key" ON "UrnPaper"("hash");

-- CreateIndex
CREATE INDEX "UrnPaper_personId_idx" ON "UrnPaper"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "UrnPaper_pollId_personId_key" ON "UrnPaper"("pollId", "personId");

-- CreateIndex
CREATE INDEX "UrnBallot_pollId_idx" ON "UrnBallot"("pollId");

-- CreateIndex
CREATE UNIQUE INDEX "Concertation_slug_key" ON "Concertation"("slug");
