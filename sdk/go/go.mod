module taucloud.dev/sdk

go 1.24
