using Delivery.Domain.Feedback;

namespace Delivery.Domain.Tests.Feedback;

public sealed class RatingsOfTeacherTests
{
    [Fact]
    public void Of_two_ratings_nothing_is_said() =>
        Assert.Null(RatingsOfTeacher.Of([new Ratings(5, 5, 5), new Ratings(1, 1, 1)]));

    [Fact]
    public void Of_three_the_mean_is_said() =>
        Assert.Equal(
            new RatingsOfTeacher(3, 4, 3, 5),
            RatingsOfTeacher.Of([new Ratings(5, 3, 5), new Ratings(4, 3, 5), new Ratings(3, 3, 5)])
        );
}
