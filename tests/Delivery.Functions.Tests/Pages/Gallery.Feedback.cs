using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Feedback =>
        new(StringComparer.Ordinal)
        {
            ["feedback"] = html => html.RenderAsync(TeachingSamples.Feedback),
            ["feedback-sent"] = html => html.RenderAsync(TeachingSamples.FeedbackSent),
            ["feedback-editing"] = html => html.RenderAsync(TeachingSamples.FeedbackEditing),
            ["feedback-met"] = html => html.RenderAsync(TeachingSamples.FeedbackMet),
            ["feedback-sent-open"] = html => html.RenderAsync(TeachingSamples.FeedbackOpen),
            ["feedback-list"] = html => html.RenderAsync(FeedbackListSamples.Open),
            ["feedback-list-closed"] = html => html.RenderAsync(FeedbackListSamples.Closed),
            ["feedback-none"] = html => html.RenderAsync(TeachingSamples.NoFeedback),
            ["news-list"] = html => html.RenderAsync(NewsSamples.List),
            ["news-list-empty"] = html => html.RenderAsync(NewsSamples.Empty),
            ["news-article"] = html => html.RenderAsync(NewsSamples.Article),
            ["news-list-english"] = html => html.RenderAsync(NewsSamples.List with { Frame = Sample.English("/news") }),
            ["news-form"] = html => html.RenderAsync(NewsSamples.Form),
            ["news-form-refused"] = html => html.RenderAsync(NewsSamples.FormRefused),
            ["news-form-returned"] = html => html.RenderAsync(NewsSamples.FormReturned),
            ["news-form-released"] = html => html.RenderAsync(NewsSamples.FormReleased),
            ["staff-news"] = html => html.RenderAsync(NewsSamples.Staff),
            ["staff-news-due"] = html => html.RenderAsync(NewsSamples.StaffDue),
            ["news-review"] = html => html.RenderAsync(NewsSamples.Review),
            ["news-review-aside"] = html => html.RenderAsync(NewsSamples.Aside),
        };
}
