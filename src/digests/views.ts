/** What people see of digests. */
export {}
