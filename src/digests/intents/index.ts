/** What people and the clock ask of digests. */
export const digestIntents = [] as const
