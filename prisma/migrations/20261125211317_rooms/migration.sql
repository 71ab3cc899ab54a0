-- AlterTable
ALTER TABLE "Concertation" ADD COLUMN     "horizon" INTEGER,
ADD COLUMN     "signOff" TEXT NOT NULL DEFAULT 'single';
-- Those that are there already are published by one organiser for all, as before.
ALTER TABLE "Concertation" ALTER COLUMN "signOff" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Idea" ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "sessionId" TEXT,
ADD COLUMN     "themeId" TEXT,
ADD COLUMN     "type" TEXT,
ADD COLUMN     "workshopId" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mergedIntoId" TEXT;

-- AlterTable
ALTER TABLE "Place" ADD COLUMN     "bodyId" TEXT,
ADD COLUMN     "team" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "workshopId" TEXT;
-- Channels that are there already are open to everybody in them.
ALTER TABLE "Place" ALTER COLUMN "team" DROP DEFAULT;

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "holderAccountId" TEXT NOT NULL,
    "claimantId" TEXT,
    "claimantAccount" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "AccountLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "College" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "College_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollegeMember" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "collegeId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "CollegeMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Phase" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "gated" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Phase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Body" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "power" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workshop" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "phaseId" TEXT,
    "axisId" TEXT,
    "pollId" TEXT,
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Workshop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopFacilitator" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "WorkshopFacilitator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Restitution" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "Restitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "release" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "posts" JSONB,
    "requestedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "workshopId" TEXT,
    "bodyId" TEXT,
    "phaseId" TEXT,
    "rank" INTEGER,
    "prompt" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "location" TEXT,
    "state" TEXT NOT NULL,
    "convenedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "headcount" INTEGER,
    "placeId" TEXT,
    "postId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "personId" TEXT,
    "name" TEXT NOT NULL,
    "organisationId" TEXT,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sessionId" TEXT,
    "bodyId" TEXT,
    "pollId" TEXT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Minutes" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "validatedById" TEXT,
    "validatedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "Minutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StrongAxis" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "StrongAxis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WeakSignal" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "WeakSignal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "secrecy" INTEGER NOT NULL,
    "results" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "mostChoices" INTEGER NOT NULL,
    "decides" BOOLEAN NOT NULL,
    "bodyId" TEXT,
    "sessionId" TEXT,
    "placeId" TEXT,
    "postId" TEXT,
    "closesAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "then" JSONB,
    "result" JSONB,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedById" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollOption" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "subject" TEXT,
    "subjectId" TEXT,

    CONSTRAINT "PollOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "number" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "axisId" TEXT,
    "signalId" TEXT,
    "sessionId" TEXT,
    "ownerId" TEXT,
    "ownership" TEXT NOT NULL,
    "ownershipById" TEXT,
    "ownershipAt" TIMESTAMPTZ(3),
    "contactId" TEXT,
    "dueOn" TEXT,
    "progress" TEXT NOT NULL,
    "progressNote" TEXT,
    "progressById" TEXT,
    "progressAt" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "verdictReason" TEXT,
    "verdictById" TEXT,
    "verdictAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Roadmap" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "ownership" TEXT,
    "schedule" TEXT,
    "means" TEXT,
    "organisation" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Roadmap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionPlan" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ActionPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanEntry" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "PlanEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AccountLink_codeHash_key" ON "AccountLink"("codeHash");

-- CreateIndex
CREATE INDEX "AccountLink_holderId_idx" ON "AccountLink"("holderId");

-- CreateIndex
CREATE UNIQUE INDEX "College_concertationId_folded_key" ON "College"("concertationId", "folded");

-- CreateIndex
CREATE UNIQUE INDEX "CollegeMember_concertationId_organisationId_key" ON "CollegeMember"("concertationId", "organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Phase_concertationId_number_key" ON "Phase"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Body_concertationId_folded_key" ON "Body"("concertationId", "folded");

-- CreateIndex
CREATE UNIQUE INDEX "Workshop_concertationId_number_key" ON "Workshop"("concertationId", "number");

-- CreateIndex
CREATE INDEX "WorkshopFacilitator_concertationId_idx" ON "WorkshopFacilitator"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopFacilitator_workshopId_personId_key" ON "WorkshopFacilitator"("workshopId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Restitution_phaseId_key" ON "Restitution"("phaseId");

-- CreateIndex
CREATE INDEX "Publication_concertationId_idx" ON "Publication"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_kind_subjectId_edition_key" ON "Publication"("kind", "subjectId", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_publicationId_organisationId_key" ON "Approval"("publicationId", "organisationId");

-- CreateIndex
CREATE INDEX "Session_concertationId_startsAt_idx" ON "Session"("concertationId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_concertationId_number_key" ON "Session"("concertationId", "number");

-- CreateIndex
CREATE INDEX "Answer_personId_idx" ON "Answer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_sessionId_personId_key" ON "Answer"("sessionId", "personId");

-- CreateIndex
CREATE INDEX "Attendance_concertationId_idx" ON "Attendance"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_sessionId_key_key" ON "Attendance"("sessionId", "key");

-- CreateIndex
CREATE INDEX "Decision_sessionId_idx" ON "Decision"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_concertationId_number_key" ON "Decision"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Minutes_sessionId_key" ON "Minutes"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_concertationId_number_key" ON "Theme"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_concertationId_folded_key" ON "Theme"("concertationId", "folded");

-- CreateIndex
CREATE UNIQUE INDEX "StrongAxis_concertationId_number_key" ON "StrongAxis"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "WeakSignal_concertationId_number_key" ON "WeakSignal"("concertationId", "number");

-- CreateIndex
CREATE INDEX "Evidence_ideaId_idx" ON "Evidence"("ideaId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_subjectId_ideaId_key" ON "Evidence"("subjectId", "ideaId");

-- CreateIndex
CREATE INDEX "Poll_sessionId_idx" ON "Poll"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_concertationId_number_key" ON "Poll"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PollOption_pollId_position_key" ON "PollOption"("pollId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Ballot_pollId_personId_key" ON "Ballot"("pollId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Ballot_pollId_number_key" ON "Ballot"("pollId", "number");

-- CreateIndex
CREATE INDEX "Action_contactId_idx" ON "Action"("contactId");

-- CreateIndex
CREATE INDEX "Action_sessionId_idx" ON "Action"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Action_concertationId_number_key" ON "Action"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Roadmap_actionId_key" ON "Roadmap"("actionId");

-- CreateIndex
CREATE INDEX "Milestone_actionId_idx" ON "Milestone"("actionId");

-- CreateIndex
CREATE UNIQUE INDEX "ActionPlan_concertationId_number_key" ON "ActionPlan"("concertationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ActionPlan_concertationId_folded_key" ON "ActionPlan"("concertationId", "folded");

-- CreateIndex
CREATE UNIQUE INDEX "PlanEntry_planId_actionId_key" ON "PlanEntry"("planId", "actionId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_personId_day_key" ON "Reminder"("personId", "day");

-- CreateIndex
CREATE INDEX "Idea_sessionId_idx" ON "Idea"("sessionId");

-- CreateIndex
CREATE INDEX "Idea_themeId_idx" ON "Idea"("themeId");

-- CreateIndex
CREATE INDEX "Person_organisationId_idx" ON "Person"("organisationId");
