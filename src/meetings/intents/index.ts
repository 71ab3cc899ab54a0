/** What people and the clock ask of sessions. */
export const meetingIntents = [] as const
