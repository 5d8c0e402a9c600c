/** Most bytes of a pack that a push may bring, as they travel. */
export const MAX_PACK_BYTES = 256 * 1024 * 1024

/**
 * The whole configuration of every git process that the host starts: no hook runs, whatever lies in a folder; objects
 * are checked on receipt; nothing is repacked while somebody waits; clones cannot eat the node.
 */
export function hostConfig(maxPackBytes: number = MAX_PACK_BYTES): string {
  return SECTIONS.replace('MAX_INPUT', String(maxPackBytes))
}

// fsck.badFilemode and the two symlink checks are warnings by default; everything else that fsck knows stays an error.
const SECTIONS = `[init]
	defaultBranch = main
[safe]
	directory = *
	bareRepository = explicit
[core]
	hooksPath = /dev/null
	logAllRefUpdates = true
	fsync = committed
	fsyncMethod = fsync
	bigFileThreshold = 64m
	packedGitLimit = 256m
	deltaBaseCacheLimit = 64m
[http]
	receivepack = true
	getanyfile = false
[transfer]
	fsckObjects = true
	unpackLimit = 100
	advertiseSID = false
	hideRefs = refs/internal
	bundleURI = false
[receive]
	advertisePushOptions = true
	advertiseAtomic = true
	maxInputSize = MAX_INPUT
	denyDeletes = false
	denyNonFastForwards = false
	denyDeleteCurrent = refuse
	autogc = false
	updateServerInfo = false
	keepAlive = 5
	shallowUpdate = false
[receive "fsck"]
	badFilemode = error
	gitattributesSymlink = error
	gitignoreSymlink = error
[uploadpack]
	allowFilter = true
	allowTipSHA1InWant = false
	allowReachableSHA1InWant = true
	allowAnySHA1InWant = false
	keepAlive = 5
[uploadpackfilter]
	allow = false
[uploadpackfilter "blob:none"]
	allow = true
[uploadpackfilter "blob:limit"]
	allow = true
[uploadpackfilter "tree"]
	allow = true
	maxDepth = 0
[pack]
	threads = 1
	windowMemory = 128m
[gc]
	auto = 0
[maintenance]
	auto = false
[protocol]
	version = 2
	allow = never
`
