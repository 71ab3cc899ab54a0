/** What people and the clock ask of polls. */
export const voteIntents = [] as const
