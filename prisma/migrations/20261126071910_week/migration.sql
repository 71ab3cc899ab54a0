-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "silencedAt" TIMESTAMPTZ(3),
ADD COLUMN     "silencedWhy" TEXT;

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "snoozedUntil" TEXT;

-- AlterTable
ALTER TABLE "Concertation" ADD COLUMN     "pauseReason" TEXT,
ADD COLUMN     "pausedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "trialPlaceId" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "awayUntil" TEXT,
ADD COLUMN     "deputyId" TEXT,
ADD COLUMN     "quietFrom" INTEGER,
ADD COLUMN     "quietUntil" INTEGER,
ADD COLUMN     "weeklyOffAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Poll" ADD COLUMN     "preset" TEXT,
ADD COLUMN     "remindAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "terms" JSONB;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "agenda" TEXT,
ADD COLUMN     "code" TEXT,
ADD COLUMN     "nudgedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PlaceCode" (
    "id" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "workshopId" TEXT,
    "bodyId" TEXT,
    "team" BOOLEAN NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "usedPlaceId" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "PlaceCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatePoll" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "workshopId" TEXT,
    "bodyId" TEXT,
    "length" INTEGER NOT NULL,
    "location" TEXT,
    "agenda" TEXT,
    "closesAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "sessionId" TEXT,
    "placeId" TEXT,
    "postId" TEXT,
    "nudgedAt" TIMESTAMPTZ(3),
    "toldAt" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "DatePoll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DateOption" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DateOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DateAnswer" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "DateAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionProxy" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "giverId" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "SessionProxy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Priority" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "retained" BOOLEAN NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Priority_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PlaceCode_codeHash_key" ON "PlaceCode"("codeHash");

-- CreateIndex
CREATE INDEX "PlaceCode_concertationId_idx" ON "PlaceCode"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "DatePoll_concertationId_number_key" ON "DatePoll"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DateOption_pollId_position_key" ON "DateOption"("pollId", "position");

-- CreateIndex
CREATE INDEX "DateAnswer_personId_idx" ON "DateAnswer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "DateAnswer_pollId_personId_key" ON "DateAnswer"("pollId", "personId");

-- CreateIndex
CREATE INDEX "SessionProxy_sessionId_holderId_idx" ON "SessionProxy"("sessionId", "holderId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionProxy_sessionId_giverId_key" ON "SessionProxy"("sessionId", "giverId");

-- CreateIndex
CREATE INDEX "Priority_subjectId_idx" ON "Priority"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Priority_pollId_subjectId_key" ON "Priority"("pollId", "subjectId");
