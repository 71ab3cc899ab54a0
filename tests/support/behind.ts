/** Leaves the processor to tests that measure time: these, and what they start, only work. */
import { setPriority } from 'node:os'

setPriority(10)
