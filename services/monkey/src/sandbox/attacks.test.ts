/** Attacks on the sandbox, with canaries on the host. Caps are small; each attack ends by itself or by its cap. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FinishedJob } from '../testing/sandboxes.ts'
import { TestSandbox } from '../testing/sandboxes.ts'
import type { SandboxCaps, SandboxStatus } from './sandbox.ts'
import { deniedCalls } from './seccomp.ts'
import { readTar } from './tar-reader.ts'

const hard = new TestSandbox()
const soft = new TestSandbox({ softCaps: true })
const skip = await hard.missing()
const perl = existsSync('/usr/bin/perl') ? false : 'perl is not installed'
const canaryFile = join(hard.folder, 'canary')
const canary = spawn('sleep', ['600'], { stdio: 'ignore' })
let connections = 0
let servers: Server[] = []
let port = 0

before(async () => {
  writeFileSync(canaryFile, 'TAUCANARY')
  const listen = (o: { port: number; host: string } | { path: string }): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((socket) => {
        connections++
        socket.end('TAUCANARY')
      }).listen(o, () => {
        resolve(server)
      })
    })
  servers = await Promise.all([
    listen({ port: 0, host: '0.0.0.0' }),
    listen({ path: '\0tau-canary' }),
    listen({ path: join(hard.folder, 'socket') })
  ])
  chmodSync(join(hard.folder, 'socket'), 0o777)
  const address = servers[0]?.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
after(() => {
  canary.kill('SIGKILL')
  for (const server of servers) server.close()
  hard.remove()
  soft.remove()
})

interface Attack {
  /** Runs inside; whatever it prints in capitals is an escape. */
  readonly script: string | (() => string)
  readonly ends?: readonly SandboxStatus[]
  readonly caps?: Partial<SandboxCaps>
  readonly needs?: string | false
  readonly check?: (report: FinishedJob) => void
}

const ENDED: readonly SandboxStatus[] = ['ok', 'exit']

const ATTACKS: Record<string, Attack> = {
  'fork bomb': {
    script: 'f() { f | f & }; f; sleep 60',
    ends: ['timeout', 'exit', 'oom'],
    caps: { wallMs: 1500 },
    check: ({ processesPeak }) => assert.ok(processesPeak <= 64)
  },
  'exec storm': {
    script: 'for i in 1 2 3 4; do (while :; do /bin/true & done) & done; wait',
    ends: ['timeout', 'exit', 'ok', 'oom'],
    caps: { wallMs: 1500 }
  },
  'memory in many processes': {
    script: 'for i in 1 2 3 4 5 6 7 8; do (head -c 60M /dev/zero | tail) & done; wait',
    ends: ['oom', 'exit', 'timeout']
  },
  'memory in shared memory': {
    script: 'dd if=/dev/zero of=/dev/shm/x bs=1M; true',
    check: ({ text }) => assert.match(text, /No space left|File too large|File size limit/)
  },
  'disk: fill /work': {
    script: 'dd if=/dev/zero of=/work/x bs=1M; true',
    check: ({ text }) => assert.match(text, /No space left|File too large|File size limit/)
  },
  'disk: fill /tmp': {
    script: 'dd if=/dev/zero of=/tmp/x bs=1M; true',
    check: ({ text }) => assert.match(text, /No space left|File too large|File size limit/)
  },
  'writes to system folders': {
    script:
      'for d in / /run /dev /etc /var /proc /sys /usr /usr/bin; do (echo x > $d/tau-x) 2>/dev/null && echo "WROTE $d"; done; true'
  },
  'endless output without a line end': { script: 'cat /dev/zero >&2', ends: ['output-limit'] },
  'sparse result of a terabyte': {
    script: 'truncate -s 1T /out/x 2>/dev/null || truncate -s 40M /out/x; true',
    ends: ['ok', 'exit', 'result-limit']
  },
  'daemons that outlive the command': {
    script: '(setsid sh -c "while :; do sleep 0.01; done" >/dev/null 2>&1 &); exit 0',
    ends: ['ok']
  },
  'the first process killed': {
    script: 'kill -9 $PPID; kill -9 1; sleep 60',
    ends: ['exit', 'timeout', 'engine-error'],
    caps: { wallMs: 2000 }
  },
  'signals to processes of the host': {
    script: () =>
      `kill -9 ${String(canary.pid)} 2>/dev/null && echo KILLED; kill -0 ${String(process.pid)} 2>/dev/null && echo SEEN; true`
  },
  'files of the host': {
    script: () =>
      `for f in ${canaryFile} /etc/shadow /root /home /var/lib /work/../../etc/shadow; do cat $f 2>/dev/null && echo READ; ls $f 2>/dev/null && echo LISTED; done; true`
  },
  'processes and environment of the host': {
    script: () =>
      `cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n' | grep -v '^[A-Z]*=' ; cat /proc/${String(process.pid)}/cmdline 2>/dev/null && echo SAW; true`,
    check: ({ text }) => assert.doesNotMatch(text, /node|SAW/)
  },
  'options of the sandbox in its own process list': {
    script: "tr '\\0' ' ' < /proc/1/cmdline; true",
    check: ({ text }) => assert.ok(!text.includes(hard.folder))
  },
  'descriptors inherited by accident': {
    script:
      'for f in /proc/self/fd/*; do n=${f##*/}; [ "$n" -gt 3 ] && [ "$n" -ne 10 ] && readlink $f | grep -v /proc/ && echo INHERITED; done; true'
  },
  'set-uid programs': {
    script:
      'cp /usr/bin/id /work/id; chmod 6755 /work/id; /work/id | grep -q "uid=0\\|euid=0" && echo ROOT; su -c id 2>/dev/null | grep uid=0 && echo ROOT; true'
  },
  'nested user namespace': {
    script:
      'unshare -Ur id 2>/dev/null | grep uid=0 && echo ROOT; unshare -Urm mount -t tmpfs x /tmp 2>/dev/null && echo MOUNTED; true'
  },
  mounts: {
    script:
      'mount -t tmpfs x /tmp 2>/dev/null && echo MOUNTED; umount /usr 2>/dev/null && echo UNMOUNTED; true'
  },
  'settings of the kernel': {
    script:
      'for f in sys/kernel/core_pattern sys/kernel/hostname sys/vm/overcommit_memory sys/kernel/modprobe sysrq-trigger self/uid_map self/setgroups; do (echo 1 > /proc/$f) 2>/dev/null && echo "WROTE $f"; done; (echo -1000 > /proc/self/oom_score_adj) 2>/dev/null && echo "WROTE oom"; true'
  },
  'cgroup files': {
    script:
      'for f in $(find / -xdev \\( -name release_agent -o -name cgroup.procs \\) 2>/dev/null | head); do (echo 0 > $f) 2>/dev/null && echo "WROTE $f"; done; find /sys -writable -type f 2>/dev/null | head -1 | grep -q . && echo WRITABLE; true'
  },
  'sources and tool chain': {
    script:
      '(echo x >> /given) 2>/dev/null && echo WROTE; rm -f /given 2>/dev/null && echo REMOVED; chmod 777 /usr 2>/dev/null && echo CHANGED; ln /usr/bin/id /work/l 2>/dev/null && echo LINKED; true'
  },
  'system calls that nobody needs': {
    needs: perl,
    script: () => {
      const calls = [...deniedCalls()]
        .map(([name, number]) => `${name}=>${String(number)}`)
        .join(',')
      return `perl -e 'my %c=(${calls}); for (sort keys %c) { $!=0; my $r=syscall($c{$_},0,0,0,0,0,0); print "ALLOWED $_ $r ", $!+0, "\\n" unless $r==-1 && $!==1 }' | grep ALLOWED; true`
    }
  },
  'address families beyond the ordinary': {
    needs: perl,
    script: `perl -MSocket -e 'for (3,15,17,29,30,31,38,40,44) { $!=0; print "OPENED $_\\n" if socket(my $s,$_,SOCK_STREAM,0) || socket($s,$_,SOCK_RAW,0) || socket($s,$_,SOCK_DGRAM,0) }'`
  },
  'namespaces by clone': {
    needs: process.arch === 'x64' ? perl : 'numbers of x86-64',
    script: `perl -e 'my $r=syscall(56,0x10000000|17,0,0,0,0); if ($r==0) { exit 0 } print "CLONED\\n" if $r>0; $r=syscall(435,0,0); print "CLONE3 ",$!+0,"\\n" if $!+0 != 38'`
  },
  'typing into the terminal': {
    needs: perl,
    script: `perl -e 'my $c="x"; ioctl(STDIN,0x5412,$c) and print "TYPED\\n"; ioctl(STDERR,0x541c,$c) and print "TYPED\\n"'; (cat < /dev/tty) 2>/dev/null && echo TTY; true`
  },
  'the loopback of the host': {
    needs: perl,
    script: () =>
      `perl -MIO::Socket::INET -e 'for ("127.0.0.1","0.0.0.0","169.254.169.254","192.0.2.1") { my $s=IO::Socket::INET->new(PeerAddr=>$_,PeerPort=>${String(port)},Timeout=>1); print "CONNECTED $_\\n" if $s }'; grep -c : /proc/net/dev | grep -qx 1 || echo DEVICES`
  },
  'names over the network': {
    script: 'getent hosts example.org >/dev/null && echo RESOLVED; true'
  },
  'sockets of the host': {
    needs: perl,
    script: () =>
      `perl -MSocket -e 'for ("\\0tau-canary","${hard.folder}/socket","/run/docker.sock","/var/run/docker.sock") { socket(my $s,AF_UNIX,SOCK_STREAM,0); print "CONNECTED\\n" if connect($s,pack_sockaddr_un($_)) }'`
  },
  'a result of links, pipes and odd names': {
    script:
      'cd /out; ln -s /etc/shadow a; ln -s ../../etc/shadow b; ln -s /etc c; mkfifo d; echo ok > good; ln good hard; chmod 6777 good; touch "x\ny" "$(printf "z\\033[31m")" "w\\\\v"; true',
    ends: ['ok'],
    check: ({ result }) => {
      const { files, refused } = readTar(result, { files: 100, bytes: 1 << 20 })
      assert.deepEqual(files.map(({ path }) => path).sort(), ['good', 'hard'])
      assert.ok(refused.length >= 6)
    }
  }
}

/** Memory is only watched without cgroups, so these may end otherwise there. */
const NEEDS_HARD_CAPS = ['memory in many processes']

for (const [name, attack] of Object.entries(ATTACKS)) {
  for (const [caps, box] of Object.entries({ hard, soft })) {
    const isLeftOut = caps === 'soft' && NEEDS_HARD_CAPS.includes(name)
    const why =
      [skip, attack.needs, isLeftOut && 'memory is only watched here'].find(Boolean) ?? false
    test(`${name} is contained with ${caps} caps`, { skip: why }, async () => {
      const before = connections
      const script = typeof attack.script === 'string' ? attack.script : attack.script()
      const report = await box.run(script, {
        mounts: [{ path: '/usr/bin/id', at: '/given' }],
        ...(attack.caps === undefined ? {} : { caps: attack.caps })
      })
      const allowed = attack.ends ?? ENDED
      assert.ok(allowed.includes(report.status), `${report.status}: ${report.text.slice(0, 500)}`)
      assert.doesNotMatch(report.text, /^[A-Z]{4,}[0-9]?\b|TAUCANARY/m)
      attack.check?.(report)
      assert.equal(connections, before)
      assert.equal(canary.exitCode ?? canary.signalCode, null)
      assert.equal(readFileSync(canaryFile, 'utf8'), 'TAUCANARY')
    })
  }
}
