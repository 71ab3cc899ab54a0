/** What people see of polls. */
export {}
