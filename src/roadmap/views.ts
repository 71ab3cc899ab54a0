/** What people see of actions, roadmaps and plans. */
export {}
