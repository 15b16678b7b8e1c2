namespace Delivery.Domain.Teaching.Filming;

/// <summary>Where a film crew's booking stands.</summary>
public enum FilmState
{
    /// <summary>The crew has been asked.</summary>
    Booked,

    /// <summary>The crew comes; street and teacher know.</summary>
    Confirmed,

    /// <summary>The crew cannot come.</summary>
    Declined,

    /// <summary>It is over: the film is there, or why there is none.</summary>
    Done,

    /// <summary>Called off: by staff, with its lesson, or because nobody answered.</summary>
    Cancelled,
}

public static class FilmStates
{
    private static readonly Dictionary<FilmState, FilmState[]> Moves = new()
    {
        [FilmState.Booked] = [FilmState.Confirmed, FilmState.Declined, FilmState.Cancelled],
        [FilmState.Confirmed] = [FilmState.Declined, FilmState.Done, FilmState.Cancelled],
        [FilmState.Declined] = [],
        [FilmState.Done] = [],
        [FilmState.Cancelled] = [],
    };

    public static string Label(this FilmState state) =>
        state switch
        {
            FilmState.Booked => "等拍摄组答复",
            FilmState.Confirmed => "会来拍",
            FilmState.Declined => "来不了",
            FilmState.Done => "已结束",
            _ => "已取消",
        };

    /// <summary>Somebody still has something to do.</summary>
    public static bool IsOpen(this FilmState state) => Moves[state].Length > 0;

    public static bool CanMoveTo(this FilmState from, FilmState to) => Moves[from].Contains(to);
}
