/** What people and the clock ask of actions, roadmaps and plans. */
export const roadmapIntents = [] as const
