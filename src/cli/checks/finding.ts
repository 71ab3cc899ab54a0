/** What `doctor` finds: fine, or something to look at and what to do about it. */
import type { Admin } from '../command.ts'

export type Finding = { readonly name: string; readonly ok: boolean; readonly said: string; readonly todo?: string }

/** `name` is for programs, and for saying which one failed. Undefined: nothing to say, or another check says it. */
export type Check = { readonly name: string; look(admin: Admin): Promise<Looked | undefined> }
export type Looked = Omit<Finding, 'name'>

export function fine(said: string): Looked {
  return { ok: true, said }
}

export function toLookAt(said: string, todo: string): Looked {
  return { ok: false, said, todo }
}
