import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const PROGRAM = process.env.MADOGUCHI_BIN ?? '../build/bin/madoguchi-headless'

export type OwnShop = {
  /** The address with its key. */
  url: string
  /** Ends the program at once, in the middle of whatever it does. */
  kill: () => Promise<void>
  /** The same profile again, as after a power cut. */
  again: () => Promise<OwnShop>
  remove: () => Promise<void>
}

/** A demo shop of a test's own: it may be used up, killed and started again. */
export async function ownShop(): Promise<OwnShop> {
  const profile = join(mkdtempSync(join(tmpdir(), 'madoguchi-')), 'shop')
  return run(profile, ['demo', '--serve', '127.0.0.1:0', '--pace', '2h', '--profile', profile])
}

/** An empty desk, as after the first start: no account, nothing received. */
export async function emptyDesk(): Promise<OwnShop> {
  const profile = join(mkdtempSync(join(tmpdir(), 'madoguchi-')), 'desk')
  return run(profile, ['serve', '--listen', '127.0.0.1:0', '--profile', profile])
}

async function run(profile: string, args: string[]): Promise<OwnShop> {
  const program = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const url = await address(program)
  const kill = () => end(program)
  return {
    url,
    kill,
    again: () => run(profile, ['serve', '--listen', '127.0.0.1:0', '--profile', profile]),
    remove: async () => {
      await kill()
      rmSync(join(profile, '..'), { recursive: true, force: true })
    },
  }
}

const address = (program: ChildProcess) =>
  new Promise<string>((found, failed) => {
    let said = ''
    program.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const url = /http:\/\/\S+/.exec(said)?.[0]
      if (url) found(url)
    })
    program.on('exit', (code) => failed(new Error(`the program ended with ${code}: ${said}`)))
  })

const end = (program: ChildProcess) =>
  new Promise<void>((ended) => {
    if (program.exitCode !== null || program.signalCode !== null) return ended()
    program.on('exit', () => ended())
    program.kill('SIGKILL')
  })
