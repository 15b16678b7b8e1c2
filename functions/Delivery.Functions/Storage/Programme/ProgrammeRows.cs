using Delivery.Domain.Calendar;

namespace Delivery.Functions.Storage.Programme;

/// <summary>One published edition of a week; what it says lies in the blob.</summary>
/// <param name="Lessons">How many take place; cancelled ones are not counted.</param>
public sealed record ProgrammeEdition(
    Week Week,
    int Edition,
    string Checksum,
    DateTimeOffset PublishedAt,
    int Lessons,
    string Blob
);

public enum ChannelProgress
{
    Publishing,
    Published,
    Failed,
}

/// <summary>How far a channel is with a week.</summary>
/// <param name="Edition">The edition that the state speaks of.</param>
/// <param name="Url">Where the public finds it; null until published.</param>
/// <param name="Attempts">Counted for this edition.</param>
/// <param name="At">When it came to this.</param>
/// <param name="Replays">How often staff had the edition published anew.</param>
public sealed record ChannelState(
    string Name,
    int Edition,
    ChannelProgress State,
    string? Url,
    int Attempts,
    string? Trouble = null,
    DateTimeOffset? At = null,
    int Replays = 0
);

/// <summary>A week that staff hold back until the evening.</summary>
public sealed record ProgrammeHold(string By, string Reason, DateTimeOffset At);
