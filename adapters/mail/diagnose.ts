/** Can letters leave by this server? It is connected to, greeted and logged in; nothing is sent. */
import { openClient, type Server, SmtpFailure } from './client.ts'

export type Diagnosis =
  | { readonly state: 'fine' }
  /** `shut`: it does not let us in; `unreachable`: it is not there, or without the TLS that is asked for */
  | { readonly state: 'shut' | 'unreachable'; readonly why: string }

export async function diagnose(server: Server): Promise<Diagnosis> {
  const client = openClient(server)
  try {
    await client.verify()
    return { state: 'fine' }
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error
    const { kind, why } = error.failure
    return { state: kind === 'shut' ? 'shut' : 'unreachable', why }
  } finally {
    client.stop()
  }
}
