module hello/time

go 1.24
