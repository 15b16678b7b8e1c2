namespace Delivery.Pages.Web;

/// <summary>How a state feels: green, amber and red mean only this.</summary>
public enum Tone
{
    Plain,
    Ok,
    Warn,
    Bad,
}

/// <summary>A short state beside a thing: "余 6 / 30", "超出经费". The words carry it, the colour only helps.</summary>
public sealed record Mark(string Text, Tone Tone = Tone.Plain);
