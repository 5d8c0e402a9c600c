module hello/time

go 1.24

require taucloud.dev/sdk v0.0.0
