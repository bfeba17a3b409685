using SelfPlay.Net.Models;

namespace SelfPlay.Net.Checkpoints;

/// <summary>What a checkpoint is about: all but its arrays.</summary>
public record CheckpointHeader
{
    /// <summary>Name of the game in the catalogue.</summary>
    public required string Game { get; init; }

    /// <summary>Version of the game's encoder: another one gives planes and indices another meaning.</summary>
    public required int EncoderVersion { get; init; }

    public required NetworkConfig Network { get; init; }

    public required int Generation { get; init; }

    /// <summary>Optimiser steps since the start of the run.</summary>
    public required long Step { get; init; }

    /// <summary>Whatever else belongs to the checkpoint, in this order. Nothing that differs between equal runs, such as times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>SHA-256 of the file in lower-case hex, set by reading; equal checkpoints have equal files.</summary>
    public string Hash { get; init; } = "";
}
