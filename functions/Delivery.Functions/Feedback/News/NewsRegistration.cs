using System.Text;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Feedback.News;

public static class NewsRegistration
{
    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        // Before the first mail is written or read: MimeKit asks once which code pages there are, and offices write GB18030.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return services
            .AddSingleton<NewsLetters>()
            .AddSingleton<NewsFeed>()
            .AddSingleton<SendNews>()
            .AddSingleton<ReceiveMail>()
            .AddSingleton<ClaimMail>()
            .AddSingleton<ReviewNews>()
            .AddSingleton<ExpiredNewsPhotos>()
            .AddExpiring(app => app.GetRequiredService<ExpiredNewsPhotos>().Expiring)
            .AddSingleton<TellOfNews>()
            .AddFollowing<TellOfNews>(of => of.FollowAsync, $"news.{NewsState.Released}", $"news.{NewsState.Dropped}")
            .AddSingleton<ExcuseNews>()
            .AddSingleton<StaffNewsReader>();
    }
}
