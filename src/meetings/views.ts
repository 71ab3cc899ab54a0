/** What people see of sessions. */
export {}
