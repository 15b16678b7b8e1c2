using Delivery.Functions.Web.Pictures;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;
using SkiaSharp;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>The poster as a picture, for who sends it to a print shop or a chat: the same words as on the page.</summary>
internal sealed record PosterPicture(PosterModel Poster)
    : Picture(Poster.IsLarge ? LargeWidth : UsualWidth, Poster.IsLarge ? LargeHeight : UsualHeight)
{
    // A4 and A3 at 150 dots an inch.
    private const int UsualWidth = 1240;
    private const int UsualHeight = 1754;
    private const int LargeWidth = 1754;
    private const int LargeHeight = 2480;
    private const int Margin = 90;
    private const int Band = 36;

    private Language Language => Poster.Frame.Language;

    private LessonPattern Pattern => LessonPattern.Of(Poster.Lessons, Language);

    private string Above => $"{Say("社区体育配送", "Shanghai community sports")} · {Poster.Street}";

    private string Kind => $"{PublicNames.Of(Poster.Category, Language)} · {Say("免费参加", "Free of charge")}";

    private string When => Poster.Places.Count == 0 ? Say("本课程已取消", "This course is cancelled") : Pattern.Rhythm;

    private string Whom =>
        string.Join(
            " · ",
            new[]
            {
                Poster.Audience.Who(),
                Poster.Teacher is null ? "" : $"{Say("老师", "Teacher")} {Poster.Teacher}",
            }.Where(part => part.Length > 0)
        );

    private string Scan => Say("微信扫一扫，看详情和报名", "Scan to see more and sign up");

    private string Questions =>
        $"{Say("咨询", "Questions")} {Poster.Office.Name} {PhoneText.Show(Poster.Office.Phone)}";

    // The code says the link.
    public override IReadOnlyList<string> Words => [.. Write(null, 1, 0).Written, Poster.Link];

    protected override void Draw(SKCanvas canvas)
    {
        canvas.Scale((float)Width / UsualWidth);
        using var green = new SKPaint { Color = Green };
        canvas.DrawRect(0, 0, UsualWidth, Band, green);
        var scale = ScaleFor(one => Write(null, one, 0).Y, UsualHeight - Margin);
        // What is left over goes above the code, so that its words stand at the foot of the sheet.
        Write(canvas, scale, Math.Max(0, UsualHeight - Margin - Write(null, scale, 0).Y));
    }

    private Brush Write(SKCanvas? canvas, float scale, float spare)
    {
        var brush = new Brush(canvas, Margin, UsualWidth - 2 * Margin, isCentred: true) { Y = Band + 50 * scale };
        var (line, strong) = (new Setting(44 * scale, Quiet), new Setting(48 * scale, Ink, Bold: true));
        brush.Text(Above, line);
        brush.Y += 20 * scale;
        brush.Text(Poster.Discipline, new Setting(150 * scale, Ink, Bold: true));
        brush.Text(Kind, new Setting(48 * scale, Green, Bold: true));
        brush.Y += 40 * scale + spare / 3;
        WriteTimes(brush, scale);
        brush.Y += 30 * scale;
        foreach (var place in Poster.Places)
        {
            if (Poster.Places.Count > 1)
                brush.Text(DaysOf(place), line);
            brush.Text(place.Venue.Name, strong);
            brush.Text(place.Venue.Address, line);
        }

        brush.Y += 20 * scale;
        brush.Text(Whom, line);
        brush.Y += 50 * scale + spare * 2 / 3;
        brush.Code(Poster.Code, Poster.CodeWidth, 420 * scale);
        brush.Y += 30 * scale;
        brush.Text(Scan, strong);
        brush.Text(Questions, line);
        return brush;
    }

    private void WriteTimes(Brush brush, float scale)
    {
        var measure = new Brush(null, Margin, UsualWidth - 2 * Margin, isCentred: true);
        WriteTimes(measure);
        brush.Rectangle(measure.Y + 40 * scale, Wash);
        brush.Y += 15 * scale;
        WriteTimes(brush);
        brush.Y += 25 * scale;

        void WriteTimes(Brush on)
        {
            on.Text(When, new Setting(64 * scale, Ink, Bold: true));
            if (Poster.Places.Count > 0 && Pattern.Extent is { } extent)
                on.Text(extent, new Setting(44 * scale, Quiet));
        }
    }

    private string DaysOf(PosterPlace place) =>
        string.Join(Say("、", ", "), place.Lessons.Select(lesson => PublicNames.Day(lesson.Date, Language)));

    private string Say(string chinese, string english) => Language.Say(chinese, english);
}
