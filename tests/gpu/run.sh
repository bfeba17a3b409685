#!/usr/bin/env bash
# The whole proof on a GPU in one call: the tests of the GPU backend on the device, training steps and inference beside PyTorch on the same card, runs
# whose device breaks in the middle, and self-play with the share of time that the GPU is busy. The last line is "N passed, N failed"; figures stand in the folder of --out.
#
#   tests/gpu/run.sh                                   on a machine with a GPU
#   tests/gpu/run.sh --pack                            makes tests/gpu/bin/package.tar.gz for a machine without the .NET SDK; carry it there with this folder
#   tests/gpu/run.sh --device ilgpu-cpu --tiny         a dry run on ILGPU's simulator: every step, no figure worth anything
#
# Options: --device D (cuda:0), --tiny, --out DIR (a new temporary folder), --minutes M of self-play for each of two games (2.5), --python PROGRAM (python3).
# Not all of it: --parts tests,measure,loss,selfplay.
# Less to measure: --towers 64x6,128x10,256x20, --batches 256,1024,4096, --precisions fp32,tf32,fp16, --seconds S for each measurement (0.5).
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
package=$here/bin/package
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

device=cuda:0 tiny=false out= pack=false minutes= python=python3 parts=tests,measure,loss,selfplay towers= batches= precisions= seconds=
while (($# > 0)); do
    case $1 in
        --device | --out | --minutes | --python | --parts | --towers | --batches | --precisions | --seconds)
            (($# > 1)) || { echo "error: $1 needs a value" >&2; exit 2; }
            printf -v "${1#--}" %s "$2"
            shift
            ;;
        --tiny) tiny=true ;;
        --pack) pack=true ;;
        *) echo "error: '$1' is no option; the head of $0 lists them" >&2; exit 2 ;;
    esac
    shift
done

for part in ${parts//,/ }; do
    [[ $part =~ ^(tests|measure|loss|selfplay)$ ]] || { echo "error: '$part' is no part; there are tests, measure, loss and selfplay" >&2; exit 2; }
done

declare -A break_at # the answer of a network, and the step of a fit, at which the device is broken
if $tiny; then
    usual=(8x1 2 fp32 0.1 0.2) games=(tictactoe connect4) classes='IlgpuNetworkTests|GpuDeviceTests'
    settings=(--preset tiny --threads 1 --set network.filters=4 --set network.blocks=1 --set selfPlay.games=2 --set selfPlay.gamesInFlight=2)
    settings+=(--set search.simulations=2 --set learning.batchSize=8)
    losing=("${settings[@]}") break_at=([answers]=5 [steps]=2)
else
    usual=(64x6,128x10,256x20 256,1024,4096 fp32,tf32,fp16 0.5 2.5) games=(connect4 chess) classes=
    settings=(--preset standard --threads "$(nproc)")
    losing=(--preset tiny --threads "$(nproc)") break_at=([answers]=200 [steps]=20)
fi
towers=${towers:-${usual[0]}} batches=${batches:-${usual[1]}} precisions=${precisions:-${usual[2]}} seconds=${seconds:-${usual[3]}} minutes=${minutes:-${usual[4]}}
# The least share of the time, in percent, that self-play keeps a GPU busy.
busy_bar=80
# nvidia-smi counts GPUs in this order, and so must CUDA.
export CUDA_DEVICE_ORDER=PCI_BUS_ID

publish() {
    rm -rf "$package"
    local project
    for project in "$root/src/SelfPlay.Arena" "$here/GpuProof.csproj"; do
        dotnet publish "$project" -c Release --self-contained -r linux-x64 -p:Ilgpu=true -p:InvariantGlobalization=true -nodeReuse:false \
            -p:UseSharedCompilation=false -p:RunAnalyzers=false -v quiet --nologo -o "$package" || return 1
    done
}

if $pack; then
    publish && tar -czf "$package.tar.gz" -C "$here/bin" package && ls -l "$package.tar.gz"
    exit
fi

if [[ -f $package.tar.gz && ! $package -nt $package.tar.gz ]]; then tar -xzmf "$package.tar.gz" -C "$here/bin"; fi
if [[ ! -x $package/gpuproof ]] && ! publish; then
    echo "error: the programs could not be built with ILGPU: a feed that has it and the .NET SDK are needed, or a package made elsewhere with --pack" >&2
    exit 2
fi

out=${out:-$(mktemp -d)}
mkdir -p "$out"
passed=0 failed=0
verdict() { # NAME CODE
    if (($2 == 0)); then passed=$((passed + 1)) && echo "ok    $1"; else failed=$((failed + 1)) && echo "FAIL  $1"; fi
}

# Asks every 200 ms how busy the GPU is, until killed.
watch_gpu() { # FILE
    local number=${device#*:}
    [[ $number =~ ^[0-9]+ ]] && number=${BASH_REMATCH[0]} || number=0
    while :; do
        nvidia-smi --id="$number" --query-gpu=utilization.gpu,memory.used --format=csv,noheader,nounits >> "$1" 2> /dev/null || return
        sleep 0.2
    done
}

# The share of the time that the GPU was busy, from its first batch on and of all; fails below the bar. The first batch is where it is busy for 10 %.
busy_share() { # FILE
    awk -F, -v bar=$busy_bar '
        { n++; all += $1; if ($2 > most) most = $2 }
        $1 >= 10 { begun = 1 }
        begun { since++; busy += $1 }
        END {
            share = since ? busy / since : 0
            printf "GPU busy %.1f %% of the time since the first batch (bar %d %%), %.1f %% of all, at most %d MB\n", share, bar, all / n, most
            exit share < bar
        }' "$1"
}

self_play() { # GAME
    local log=$out/selfplay-$1.log use=$out/utilization-$1.csv watcher= code
    if [[ $device == cuda* ]] && command -v nvidia-smi > /dev/null; then
        watch_gpu "$use" &
        watcher=$!
    fi
    "$package/selfplay" train "$1" --new --runs-dir "$out/runs" --device "$device" --minutes "$minutes" --rehearsal 0 "${settings[@]}" > "$log" 2>&1
    code=$?
    if [[ -n $watcher ]]; then kill "$watcher" && wait "$watcher"; fi 2> /dev/null
    tail -n 5 "$log"
    verdict "$minutes minutes of self-play of $1" "$code"
    if [[ -s $use ]]; then
        busy_share "$use" | tee "$out/busy-$1.txt"
        verdict "self-play of $1 keeps the GPU busy" "${PIPESTATUS[0]}"
    else
        echo "skip  GPU utilisation: there is no CUDA device with nvidia-smi"
    fi
}

# A run whose device breaks ends with exit code 2 and one sentence, and goes on when it is started again.
lose_device() { # WORK
    local log=$out/lost-$1.log error=$out/lost-$1.err after=$out/lost-$1-after.log code
    rm -rf "$out/lost-$1"
    local command=(train "${games[0]}" --run "$out/lost-$1" --device "$device" --generations 2 --rehearsal 0 "${losing[@]}")
    "$package/gpuproof" lose "$1" "${break_at[$1]}" "${command[@]}" > "$log" 2> "$error"
    code=$?
    cat "$error"
    [[ $code == 2 && $(wc -l < "$error") == 1 && $(< "$error") == "error: the device "* ]]
    verdict "a run whose device breaks amid $1 ends with a sentence" $?
    "$package/selfplay" "${command[@]}" > "$after" 2>&1 && grep -q "goes on after generation" "$after"
    code=$?
    tail -n 1 "$after"
    verdict "a run whose device broke amid $1 goes on" "$code"
}

measure() {
    "$package/gpuproof" measure "$device" "$towers" "$batches" "$precisions" "$seconds" 2> >(tee "$out/measure.txt" >&2) | tee "$out/selfplay.jsonl"
    verdict "training steps and inference are measured" "${PIPESTATUS[0]}"
    if ! "$python" -c 'import torch' 2> /dev/null; then
        echo "skip  PyTorch: '$python' has no torch here; give one that has with --python"
        return
    fi

    "$python" "$here/torch_bench.py" "$towers" "$batches" "$precisions" "$seconds" | tee "$out/torch.jsonl"
    verdict "PyTorch is measured" "${PIPESTATUS[0]}"
    "$python" "$here/compare.py" "$out/selfplay.jsonl" "$out/torch.jsonl" | tee "$out/ratios.txt"
    verdict "no bar of the comparison is missed" "${PIPESTATUS[0]}"
}

has() { [[ ,$parts, == *,$1,* ]]; } # PART

echo "Figures and logs: $out"
"$package/selfplay" devices | tee "$out/devices.txt"
verdict "devices are listed" "${PIPESTATUS[0]}"
if command -v nvidia-smi > /dev/null; then nvidia-smi | tee "$out/nvidia-smi.txt"; fi

if has tests; then
    "$package/gpuproof" tests "$device" "$classes" 2>&1 | tee "$out/tests.txt"
    verdict "tests of the GPU backend on $device" "${PIPESTATUS[0]}"
fi

if has measure; then measure; fi

if has loss; then for work in "${!break_at[@]}"; do lose_device "$work"; done; fi

if has selfplay; then for game in "${games[@]}"; do self_play "$game"; done; fi

echo "$passed passed, $failed failed"
((failed == 0))
