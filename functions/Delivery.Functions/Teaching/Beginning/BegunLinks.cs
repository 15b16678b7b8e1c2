using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Security;

namespace Delivery.Functions.Teaching.Beginning;

/// <summary>The signed link on which one side says whether a lesson has begun.</summary>
public sealed class BegunLinks(SignedLinks links)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(2);

    public string To(Lesson lesson, BegunSide side) =>
        links
            .Make(LinkPurpose.Begun, "begun", $"{lesson.LessonId}|{lesson.Date:yyyy-MM-dd}|{side}", lesson.End + Lasts)
            .ToString();

    public (LinkState State, string LessonId, DateOnly Day, BegunSide Side) Read(string token)
    {
        var link = links.Read(LinkPurpose.Begun, token);
        return
            link.Subject.Split('|') is [var lesson, var date, var name]
            && DateOnly.TryParseExact(date, "yyyy-MM-dd", out var day)
            && Enum.TryParse<BegunSide>(name, out var side)
            ? (link.State, lesson, day, side)
            : (LinkState.Forged, string.Empty, default, default);
    }
}
